"""`gongqin new`: the same notice under another name, every figure marked, and nothing usable until all are checked."""

import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from gongqin_core import cli
from gongqin_core.authoring.check import check
from gongqin_core.authoring.new import NewError, marked, new_notice
from gongqin_core.commands import AGAIN
from gongqin_core.notice.files import FILES
from gongqin_core.notice.load import MARK, UNCHECKED, load_notice
from gongqin_core.notice.yaml_lines import read_yaml
from tests.folders import copied, two_notices
from tests.places import CONTENT
from tests.second import FOLDER as SECOND

GOOD = CONTENT / "jiaozuo-2020"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with two notices, for commands as well."""
    two_notices(tmp_path, "jiaozuo-2020")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    load_notice.cache_clear()
    return tmp_path


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def unmarked(path: Path) -> list[str]:
    return [line for line in lines(path) if not MARK.fullmatch(line)]


def marks(path: Path) -> dict[str, str]:
    """Line → the mark above it."""
    found = lines(path)
    return {below.strip(): mark[1] for line, below in pairwise(found) if (mark := MARK.fullmatch(line))}


@pytest.mark.parametrize("source", [GOOD, SECOND], ids=lambda source: source.name)
def test_without_its_marks_the_copy_is_the_source_under_another_id(root: Path, source: Path) -> None:
    new_notice(root, source, "later")
    for name, _ in FILES.values():
        expected = ["id: later" if line == f"id: {source.name}" else line for line in lines(source / name)]
        assert unmarked(root / "later" / name) == expected


@pytest.mark.parametrize("source", [GOOD, SECOND], ids=lambda source: source.name)
def test_the_marks_change_no_value(root: Path, source: Path) -> None:
    new_notice(root, source, source.name + "-b")
    for name, _ in FILES.values():
        before, after = (read_yaml(folder / name, name)[0] for folder in (source, root / f"{source.name}-b"))
        assert {**after, "id": None} == {**before, "id": None}


@pytest.mark.parametrize("source", [GOOD, SECOND], ids=lambda source: source.name)
def test_check_refuses_every_mark_and_nothing_else(root: Path, source: Path) -> None:
    count = new_notice(root, source, "later")
    problems = check(root / "later")
    assert len(problems) == count > 60
    for problem in problems:
        assert problem.text.endswith(UNCHECKED)
        assert MARK.fullmatch(lines(root / problem.file)[problem.line - 1])


@pytest.fixture
def copy(root: Path) -> Path:
    """A copy from which all marks were taken away, and nothing was changed."""
    new_notice(root, GOOD, "later")
    for name, _ in FILES.values():
        path = root / "later" / name
        path.write_text("\n".join(unmarked(path)) + "\n", encoding="utf-8")
    return root / "later"


def told(folder: Path) -> dict[str, str]:
    """Line of a problem, as it is written → what is said of it."""
    return {lines(folder.parent / p.file)[p.line - 1].strip(): p.text for p in check(folder)}


OWN = (
    *(
        "year: 2020",
        "number: 焦人社文〔2020〕25号",
        "title: 关于做好2020年全市机关事业单位工勤技能岗位等级考核考务工作的通知",
    ),
    *("first: 2020-04-13", "first: 2020-05", "first: 2020-07", "first: 2020-10"),
    "- {name: 计算工作年限和从事本工种时间的截止日, on: &count_day 2020-12-31, clause: 二（七）}",
)
"""Lines of what no two notices of a place have alike."""


def test_a_copy_that_is_still_the_other_notice_is_refused(copy: Path) -> None:
    found = told(copy)
    assert {*found} == {*OWN}
    for text in found.values():
        assert "和 jiaozuo-2020 的一样。请改成这份通知的；对照过、没有变的，请在上一行写“# 已核对”" in text


def mark(folder: Path, words: str = "# 已核对") -> None:
    """Say of all those lines that they were checked."""
    for name in ("notice.yaml", "schedule.yaml", "levels.yaml"):
        text = lines(folder / name)
        checked = "\n".join(f"{words}\n{line}" if line.strip() in OWN else line for line in text)
        (folder / name).write_text(checked + "\n", encoding="utf-8")


def test_once_all_is_changed_or_said_to_stay_it_can_be_used(copy: Path) -> None:
    mark(copy)
    assert check(copy) == []
    assert load_notice("later").about.id == "later"


def test_the_notice_in_use_is_a_copy_of_none(copy: Path) -> None:
    assert check(copy.parent / "jiaozuo-2020") == []


def test_another_place_has_its_own_number_and_may_have_the_same_days(copy: Path) -> None:
    change(copy, "notice.yaml", "place: 焦作市", "place: 云溪市")
    found = told(copy)
    assert [line for line, text in found.items() if "一样" in text] == [OWN[1]]


def test_no_text_of_another_place_is_left_in_a_copy(copy: Path) -> None:
    change(copy, "notice.yaml", "place: 焦作市", "place: 云溪市", "焦人社文〔2020〕25号", "云人社文〔2020〕9号")
    change(copy, "notice.yaml", "issuer: 焦作市", "issuer: 云溪市")
    found = told(copy)
    names = ("焦人社文〔2020〕25号", "焦作市人力资源和社会保障局", "焦作市", "焦作", "驻焦")
    assert {re.findall("“(.*?)”", text)[0] for text in found.values()} == {*names}
    files = [path for path in copy.glob("*.yaml") if path.name != "cases.yaml"]
    left = [line.strip() for path in files for line in lines(path) if "焦" in line.partition("#")[0]]
    assert {*found} == {*left}
    assert all(
        "那是 jiaozuo-2020 的。请改成这份通知的；对照过、就是要写它的，请在上一行写" in text for text in found.values()
    )
    for path in files:
        path.write_text(
            path.read_text(encoding="utf-8")
            .replace("焦作", "云溪")
            .replace("驻焦", "驻云")
            .replace("焦人社", "云人社"),
            encoding="utf-8",
        )
    assert not any("那是 jiaozuo-2020 的" in text for text in told(copy).values())


@pytest.mark.parametrize("place", ["青河市", "岚江省"])
def test_a_province_may_be_named_and_a_city_only_where_that_was_checked(copy: Path, place: str) -> None:
    change(copy, "notice.yaml", "place: 焦作市", f"place: {place}", "焦人社文〔2020〕25号", "云人社文〔2020〕9号")
    change(copy, "notice.yaml", "issuer: 焦作市", f"issuer: {place}")
    mark(copy)
    other = shutil.copytree(copy, copy.parent / "next")
    change(other, "notice.yaml", "id: later", "id: next", f"place: {place}", "place: 山阳县")
    change(other, "notice.yaml", f"issuer: {place}", "issuer: 山阳县", "云人社文〔2020〕9号", "山人社文〔2020〕3号")
    change(other, "faq.yaml", "answer: 通知没写补证的事。", f"answer: 通知没写补证的事。要问{place}。")
    told_of = [text for text in told(other).values() if "那是 later 的" in text]
    assert len(told_of) == (1 if place == "青河市" else 0)
    change(other, "faq.yaml", "    answer: 通知没写补证的事。", "    # 已核对\n    answer: 通知没写补证的事。")
    assert not [text for text in told(other).values() if "那是 later 的" in text]


def change(folder: Path, name: str, *pairs: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_copy_of_which_only_some_is_changed_is_refused(copy: Path) -> None:
    change(copy, "notice.yaml", "〔2020〕25号", "〔2021〕18号", "关于做好2020年", "关于做好2021年")
    change(copy, "notice.yaml", "焦作市 2020 年", "焦作市 2021 年", "只管 2020 年度", "只管 2021 年度")
    change(copy, "notice.yaml", "year: 2020", "year: 2021")
    change(copy, "schedule.yaml", ": 2020-", ": 2021-")
    found = told(copy)
    assert {*found} >= {OWN[-1]}
    [left] = {*found} - {OWN[-1]}
    assert left.startswith("text: 这是焦作市人力资源和社会保障局 2020 年第 25 号文（焦人社文〔2020〕25号）")


def test_years_that_do_not_agree_are_told_without_the_other_notice(copy: Path, tmp_path: Path) -> None:
    alone = copied(copy, tmp_path / "alone" / "later")
    change(alone, "schedule.yaml", ": 2020-", ": 2021-")
    change(alone, "notice.yaml", "〔2020〕25号", "〔2021〕18号", "关于做好2020年", "关于做好2021年")
    change(alone, "notice.yaml", "焦作市 2020 年", "焦作市 2021 年", "只管 2020 年度", "只管 2021 年度")
    found = told(alone)
    assert {*found} == {OWN[0], OWN[-1]}
    assert found[OWN[0]].startswith(" year 写的是 2020 年，别处多是 2021 年。")
    assert found[OWN[-1]].startswith(
        "年限算到的日子写的是 2020 年，别处多是 2021 年。请改成一样；对照过、本来就不同的，请在上一行写"
    )


def test_what_was_checked_and_is_not_on_the_line_is_told(copy: Path) -> None:
    mark(copy)
    change(copy, "fees.yaml", "    total: 320", "    # 已核对：320\n    total: 230", "培训费: 210", "培训费: 120")
    first = check(copy)[0]
    assert lines(copy / "fees.yaml")[first.line - 1].strip() == "# 已核对：320"
    assert first.text.startswith("写着已核对“320”，下一行却没有。")


def test_a_mark_may_be_written_either_way(copy: Path) -> None:
    mark(copy)
    ways = {275: "# 核对：320", 320: "# 待核对：320", 365: "# 待核对", 470: "#待核对:320"}
    for total, words in ways.items():
        change(copy, "fees.yaml", f"    total: {total}\n", f"    {words}\n    total: {total}\n")
    found = told(copy)
    assert [*found] == [*ways.values()] and all(text.endswith(UNCHECKED) for text in found.values())


def test_marks_of_either_kind_are_made_anew_in_a_copy_of_the_copy(copy: Path) -> None:
    mark(copy)
    new_notice(copy.parent, copy, "latest")
    assert not [line for name, _ in FILES.values() for line in lines(copy.parent / "latest" / name) if "已核对" in line]


def test_worked_cases_are_not_copied(copy: Path) -> None:
    assert (GOOD / "cases.yaml").is_file() and not (copy / "cases.yaml").exists()


def test_a_mark_says_which_figures(root: Path) -> None:
    new_notice(root, GOOD, "later")
    found = {name: marks(root / "later" / name) for name, _ in FILES.values()}
    assert found["fees.yaml"]["total: 320"] == "320"
    assert found["fees.yaml"]["items: {报名费: 10, 考务费: 50, 培训费: 210, 考核评审费: 50}"] == "10、50、210、50"
    assert found["schedule.yaml"]["last: 2020-04-28"] == "2020-04-28"
    assert found["schedule.yaml"]["closes_at: 24:00"] == "24:00"
    assert found["notice.yaml"]["number: 焦人社文〔2020〕25号"] == "焦人社文〔2020〕25号"
    assert found["trades.yaml"]["- {number: 53, name: 无损探伤工}"] == "53、无损探伤工"
    assert found["questions.yaml"]["- {code: 2016, label: 2016 年}"] == "2016、2016 年"
    assert found["questions.yaml"]["years: [1960, 2020]"] == "1960、2020"
    assert found["levels.yaml"]["- {fact: retirement, is: not_in_2020, clause: 一（三）}"] == "not_in_2020"
    assert "- id: 二（二）2" in found["clauses.yaml"] and "url: http://www.hnzwfw.gov.cn" in found["preparation.yaml"]
    [day] = [mark for line, mark in found["levels.yaml"].items() if "&count_day" in line]
    [age] = [mark for line, mark in found["levels.yaml"].items() if "by: 1970-04-13" in line]
    assert (day, age) == ("2020-12-31", "1970-04-13")
    [text] = [mark for line, mark in found["clauses.yaml"].items() if "工作年限不足 10 年，可以报五级" in line]
    assert text == "2020 年 9 月 30 日、10 年"


THRESHOLDS = re.compile(
    r"(?:full_years|fewer_years|at_least|total|first|last|closes_at|number|by|from|on): \[?[\d&]|items: \{"
)


@pytest.mark.parametrize("source", [GOOD, SECOND], ids=lambda source: source.name)
@pytest.mark.parametrize("name", [name for name, _ in FILES.values()])
def test_no_line_with_a_figure_that_decides_is_without_a_mark(source: Path, name: str) -> None:
    text = marked(source / name, "later").split("\nshares:")[0].splitlines()  # estimates, which decide nothing
    bare = [line for above, line in zip(["", *text], text, strict=False) if not MARK.fullmatch(above)]
    assert [line for line in bare if THRESHOLDS.search(line)] == []


def test_what_is_only_a_code_is_not_marked(root: Path) -> None:
    new_notice(root, GOOD, "later")
    found = marks(root / "later" / "levels.yaml")
    assert "- when: {fact: held_level, is: 5, clause: 二（二）1}" not in found
    assert "id: later" not in marks(root / "later" / "notice.yaml")


def test_a_copy_of_a_copy_is_marked_once(root: Path) -> None:
    count = new_notice(root, GOOD, "later")
    assert new_notice(root, root / "later", "latest") == count
    for name, _ in FILES.values():
        assert marks(root / "latest" / name) == marks(root / "later" / name)


def test_a_text_on_several_lines_keeps_its_value(tmp_path: Path) -> None:
    folder = copied(GOOD, tmp_path / "source")
    text = (folder / "fees.yaml").read_text(encoding="utf-8")
    long = text.replace("    note: 一级", "    note: |\n      满 25 年\n      再交 3 元\n    # 一级").replace(
        "，自愿、", "，\n      自愿 1 次、"
    )
    (folder / "fees.yaml").write_text(long, encoding="utf-8")
    after = yaml.load(marked(folder / "fees.yaml", "later"), yaml.BaseLoader)
    assert after == yaml.load(long, yaml.BaseLoader)


# —— a copy with marks is not used ——


def test_a_notice_with_marks_judges_nobody(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = new_notice(root, GOOD, "later")
    (root / "a.json").write_text("{}", encoding="utf-8")
    assert cli.main(["assess", "--notice", "later", str(root / "a.json")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert f"还有 {count} 处没有对照通知核对，不能用来判断。请先运行 gongqin check --notice later" in err


# —— the command ——


def test_the_command_says_what_to_do_next(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "jiaozuo-2021", "--from", "jiaozuo-2020"]) == 0
    out, err = capsys.readouterr()
    assert err == "" and "gongqin check --notice jiaozuo-2021" in out
    assert cli.main(["check", "--notice", "jiaozuo-2021"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(r"共 (\d+) 处问题。其中 \1 处是还没有核对的数字或文字。" + AGAIN, last)


def test_without_a_source_it_copies_the_present_notice(root: Path) -> None:
    assert cli.main(["new", "later"]) == 0
    assert unmarked(root / "later" / "trades.yaml") == lines(GOOD / "trades.yaml")


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in root.rglob("*")}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["later", "--from", "nowhere"], "没有通知“nowhere”。现有：jiaozuo-2020、yunxi-2023"),
        (["jiaozuo-2020"], "已经有了。请换一个名字，或者先移走它"),
        (["current"], "已经有了。请换一个名字，或者先移走它"),
        (["JZ"], "“JZ”不能做通知的名字。请用小写字母、数字、- 和 _"),
        (["../later"], "“../later”不能做通知的名字。"),
        (["焦作"], "“焦作”不能做通知的名字。"),
        ([".hidden"], "“.hidden”不能做通知的名字。"),
        (["a" * 61], "不能做通知的名字。"),
        ([""], "“”不能做通知的名字。"),
        (["later\n"], "不能做通知的名字。"),
    ],
)
def test_what_cannot_be_copied_is_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    before = contents(root)
    assert cli.main(["new", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err and len(err.strip().splitlines()) == 1
    assert contents(root) == before


def missing(folder: Path) -> None:
    (folder / "trades.yaml").unlink()


def torn(folder: Path) -> None:
    (folder / "trades.yaml").write_text("catalogues: [", encoding="utf-8")


@pytest.mark.parametrize("spoil", [missing, torn])
def test_a_source_that_cannot_be_read_is_not_copied(root: Path, spoil: Callable[[Path], None]) -> None:
    spoil(root / SECOND.name)
    before = contents(root)
    with pytest.raises(NewError, match=r"yunxi-2023/trades\.yaml:\d：.*照它复制以前，先改好它"):
        new_notice(root, root / SECOND.name, "later")
    assert contents(root) == before


def test_a_failure_on_the_way_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    before = contents(root)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(NewError, match="写不进去"):
        new_notice(root, GOOD, "later")
    assert contents(root) == before


def test_what_comes_later_is_of_the_stated_year_or_the_next(copy: Path, tmp_path: Path) -> None:
    alone = copied(copy, tmp_path / "alone" / "later")
    change(alone, "schedule.yaml", "last: 2020-11", "last: 2021-01")
    assert not any("别处多是" in text for text in told(alone).values())
    change(alone, "schedule.yaml", "first: 2020-07\n    last: 2021-01", "first: 2022-07\n    last: 2022-11")
    assert [text for text in told(alone).values() if "别处多是" in text] == [
        "“考核、评审”写的是 2022 年，别处多是 2020 年。请改成一样；对照过、本来就不同的，请在上一行写“# 已核对”"
    ]
