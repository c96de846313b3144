"""`gongqin check --against`: who comes out differently."""

import json
import re
from pathlib import Path

import pytest

from gongqin_core import cli
from gongqin_core.authoring.new import new_notice
from gongqin_core.comparing.against import CasesError, WorkedCase, read_cases, report
from gongqin_core.comparing.moved import movement
from gongqin_core.comparing.sentences import sentences
from gongqin_core.comparing.two_notices import TwoNotices
from gongqin_core.notice.load import load_notice, notice_folder, read_notice
from tests import places
from tests.folders import copied, two_notices
from tests.people import NOTICE
from tests.second import CASES, FOLDER, NOTICES
from tests.second import NOTICE as SECOND

GOOD = notice_folder("jiaozuo-2020")
XIJIN = read_notice(places.TESTS / "notices" / "xijin-2022").notice
SHARED = places.CASES / "jiaozuo-2020.json"

MUTANTS = [
    ("full_years: 4, as_of", "full_years: 5, as_of"),
    ("full_years: 8, as_of", "full_years: 9, as_of"),
    ("full_years: 15, as_of", "full_years: 14, as_of"),
    ("&work_day 2023-09-30", "&work_day 2023-10-01"),
    ("&level_day 2023-06-30", "&level_day 2023-06-29"),
    ("by: 1968-09-30", "by: 1968-09-29"),
    ("at_least: 2", "at_least: 1"),
    (", disputed: bureau, clause: 第七条", ", clause: 第七条"),
    ("confirm: bureau", "outcome: held"),
    ("listed_in: top_trades", "listed_in: common_trades"),
    ("is: later, clause", "is: by_count_day, clause"),
    ("[senior, college], clause: 第六条", "[junior, college], clause: 第六条"),
    ("        - use: common_trade\n", ""),
]


@pytest.mark.parametrize(("old", "new"), MUTANTS, ids=[f"{old} → {new}" for old, new in MUTANTS])
def test_whatever_is_changed_somebody_is_treated_differently(tmp_path: Path, old: str, new: str) -> None:
    folder = copied(FOLDER, tmp_path / FOLDER.name)
    text = (folder / "levels.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "levels.yaml").write_text(text.replace(old, new), encoding="utf-8")
    changed = read_notice(folder).notice
    assert movement(TwoNotices(SECOND, changed)).classes


# —— the report ——


def test_what_notices_share_is_said_first(tmp_path: Path) -> None:
    other = read_notice(copied(GOOD, tmp_path / GOOD.name)).notice
    shared, *_ = sentences(NOTICE, other, 1).notes
    assert shared == "问法和叫法，两份通知用同一个底本（henan），照底本的都一样；不同的，是两份通知自己写的。"
    alone, *_ = sentences(NOTICE, SECOND, 1).notes
    assert alone == "原来的通知照底本 henan，现在的通知没有底本：问法和叫法不一样的，不一定是要求变了。"
    assert not any("底本" in note for note in sentences(SECOND, XIJIN, 1).notes)


def test_against_itself_nothing_moves() -> None:
    lines = list(report(NOTICE, NOTICE, read_cases(SHARED, NOTICE)))
    assert lines[0] == "和 jiaozuo-2020 对照（原来 → 现在）："
    assert lines[1] == "试算的人 42 个，变了结论的 0 个。"
    assert lines[2] == "每一种人都比过了，结论都一样。"
    assert len(lines) == 4 and re.fullmatch(r"比完用了 \d+\.\d 秒。", lines[3])


def test_a_changed_threshold_moves_those_it_is_about_and_no_others(tmp_path: Path) -> None:
    folder = copied(FOLDER, tmp_path / FOLDER.name)
    text = (folder / "levels.yaml").read_text(encoding="utf-8")
    (folder / "levels.yaml").write_text(text.replace("full_years: 8, as_of", "full_years: 9, as_of"), encoding="utf-8")
    lines = list(report(SECOND, read_notice(folder).notice, read_cases(CASES, SECOND)))
    moved = [line for line in lines if line.startswith("试算 ")]
    assert (
        moved
        == [
            "试算 1“参加工作到 9 月 30 日正好满 8 年”：四级 初步符合 → 需确认",
            "试算 2“差一天满 8 年，周年 7 年、年头 9 年，要确认”：四级 需确认 → 不符合",
            "试算 3“只记得 2015 年 9 月，哪天都满 8 年”：四级 初步符合 → 需确认",
            "试算 4“只记得 2015 年 10 月，哪天都差一点”：四级 需确认 → 不符合",
            "试算 5“只记得 2015 年，有的日子够、有的要确认”：四级 需确认 → 待补充",
            "试算 6“正好满 7 年，要确认”：四级 需确认 → 不符合",
            "试算 8“只记得 2016 年，定不下来”：四级 待补充 → 不符合",
            "试算 9“闰年 2 月 29 日参加工作”：四级 需确认 → 不符合",
            "试算 17“五级差一天满 4 年，但工作正好 8 年”：四级 初步符合 → 需确认",
        ]
        or moved
    )
    classes = [line for line in lines if " → " in line and line not in moved]
    assert all("：四级 " in line for line in classes[1:])
    start = "参加工作时间 2014 年 10 月 1 日至 2015 年 9 月 30 日；现有等级是“没有证书”：四级 初步符合 → 需确认"
    assert any(line.startswith(start) for line in classes)


def test_what_cannot_be_compared_is_said() -> None:
    notes = sentences(NOTICE, SECOND, 1).notes
    assert notes[1] == "五级（初级工）：现在的通知没有这一级，不对照。"
    assert (
        notes[2].startswith("只有原来的通知问：证书来源、换岗情况、")
        and notes[3] == "只有现在的通知问：到龄退休、带徒弟时间。"
    )
    assert "岗位身份“专业技术岗”：只有原来的通知有这个答案，这样的人不对照。" in notes
    assert "岗位身份“借调在外”：只有现在的通知有这个答案，这样的人不对照。" in notes


# —— files of worked cases ——


def test_null_says_none_where_there_is_such_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    facts = {"regularised_on": None, "career_start": None, "held_level": "none"}
    path.write_text(json.dumps([{"id": 7, "text": "某人", "facts": facts}]), encoding="utf-8")
    assert read_cases(path, NOTICE) == [WorkedCase("试算 7“某人”", {"regularised_on": "none", "held_level": "none"})]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "不是试算的写法。请照 content/README.md 里“试算”一节写成 JSON"),
        ("{}", None),
        ("[1]", "不是试算的写法。"),
        ('[{"id": 1}]', "不是试算的写法。"),
        ('[{"id": 1, "text": "甲", "facts": []}]', "不是试算的写法。"),
        ('[{"id": 1, "text": "甲", "facts": {"posts": "regular"}}]', "试算 1“甲”，posts：没有这一项。"),
        ('[{"id": 1, "text": "甲", "facts": {"post": "x"}}]', "试算 1“甲”，post：没有“x”这个答案。"),
        (b"\xff\xfe", "不是试算的写法。"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: str | bytes, says: str | None) -> None:
    path = tmp_path / "cases.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if says is None:
        assert read_cases(path, NOTICE) == []
        return
    with pytest.raises(CasesError) as error:
        read_cases(path, NOTICE)
    assert str(error.value).startswith(f"{path}：{says}"[:60]) and "\n" not in str(error.value)


# —— the command ——


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    two_notices(tmp_path, "jiaozuo-2020")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    load_notice.cache_clear()
    return tmp_path


AGAINST = ("--notice", "yunxi-2023", "--against", "jiaozuo-2020")
"""The smaller notice is the one that is checked."""


def test_differences_do_not_make_it_fail(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *AGAINST, "--cases", str(SHARED)]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines.pop().startswith("比完用了 ")
    assert err == "" and lines[:2] == ["yunxi-2023：没有发现问题。", "和 jiaozuo-2020 对照（原来 → 现在）："]
    assert any(re.match(r"试算的人 42 个，变了结论的 \d+ 个。", line) for line in lines)
    assert cli.main(["check", str(root / "yunxi-2023"), "--against", "jiaozuo-2020", "--cases", str(SHARED)]) == 0
    assert capsys.readouterr().out.splitlines()[:-1] == lines


def test_a_draft_is_compared_while_its_marks_are_still_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_notice(root, GOOD, "later")
    path = root / "later" / "levels.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("full_years: 18", "full_years: 15"), encoding="utf-8")
    assert cli.main(["check", "--notice", "later", "--against", "jiaozuo-2020"]) == 1
    out = capsys.readouterr().out
    assert "其中" in out and re.search(r"：三级 不符合 → 初步符合（约千分之 \d+）", out)


def test_without_a_name_it_is_the_one_of_the_same_place_before(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_notice(root, GOOD, "later")
    cli.main(["check", "--notice", "later", "--against"])
    assert "和 jiaozuo-2020 对照（原来 → 现在）：" in capsys.readouterr().out


def test_of_another_place_there_is_none_before(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--notice", "yunxi-2023", "--against"]) == 2
    says = "没有云溪市更早的通知，没法对照。要和别的通知对照，请在 --against 后面写它的文件夹名\n"
    assert capsys.readouterr().err == says


def test_with_other_problems_it_says_to_mend_them_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "yunxi-2023" / "levels.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fact: post", "fact: posts"), encoding="utf-8")
    assert cli.main(["check", *AGAINST]) == 1
    assert capsys.readouterr().out.endswith("先改好上面的问题（标着“核对”的可以留着），才能对照。\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--against", "nowhere"], "没有通知“nowhere”。现有：jiaozuo-2020、yunxi-2023"),
        (["--cases", str(SHARED)], "--cases 后面写文件时，要和 --against 一起写"),
        ([*AGAINST, "--cases", str(NOTICES / "nowhere.json")], "打不开。请看文件名对不对、能不能读"),
        ([*AGAINST, "--cases", str(CASES)], "没有这一项"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert cli.main(["check", *arguments]) == 2
    _, err = capsys.readouterr()
    assert says in err and err.count("\n") == 1


def test_a_notice_that_cannot_be_read_is_not_compared_with(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "jiaozuo-2020" / "fees.yaml").write_text("levels: [", encoding="utf-8")
    assert cli.main(["check", *AGAINST]) == 2
    _, err = capsys.readouterr()
    assert err.count("\n") == 1 and "jiaozuo-2020/fees.yaml" in err
