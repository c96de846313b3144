"""Reading a notice: YAML as plain text with its lines, and the folders in which notices are looked for."""

from pathlib import Path

import pytest

from gongqin_core.notice.complaints import SENTENCES, complain, complain_of_yaml
from gongqin_core.notice.load import content_folder, known_notices, load_notice, notice_folder, read_notice
from gongqin_core.notice.yaml_lines import ContentError, Problem, read_yaml
from tests.places import CONTENT

GOOD = CONTENT / "jiaozuo-2020"

TEXT = """\
# a comment
day: 2020-12-31
hour: 24:00
word: no
nothing:
list:
  - 5
  - {code: yes,
     label: 是}
same: &again [1, 2]
twice: *again
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "some.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_scalar_is_the_text_that_was_written(written: Path) -> None:
    data, _ = read_yaml(written, "some.yaml")
    assert data == {
        "day": "2020-12-31",
        "hour": "24:00",
        "word": "no",
        "nothing": "",
        "list": ["5", {"code": "yes", "label": "是"}],
        "same": ["1", "2"],
        "twice": ["1", "2"],
    }


def test_every_place_has_its_line(written: Path) -> None:
    _, lines = read_yaml(written, "some.yaml")
    assert {line.file for line in lines.values()} == {"some.yaml"}
    numbers = {place: line.number for place, line in lines.items()}
    assert numbers[()] == 2
    assert numbers["hour",] == 3
    in_lists = [numbers["list", *place] for place in [(0,), (1,), (1, "code"), (1, "label")]]
    assert in_lists == [7, 8, 8, 9]
    assert (numbers["same",], numbers["twice",]) == (10, 11)


def test_the_line_of_what_is_not_written_is_that_of_what_is_around_it() -> None:
    source = read_notice(GOOD)
    leaf = ("conditions", "on_post", "any", 0)
    file, line = source.line("levels", *leaf)
    assert file == f"{GOOD.name}/levels.yaml"
    assert "{fact: post, in: [regular, contract]" in (GOOD / "levels.yaml").read_text("utf-8").splitlines()[line - 1]
    assert source.line("levels", *leaf, "reading") == (file, line)
    assert source.line("levels", "conditions", "on_post", "clause") == (file, line - 2)
    assert source.line("levels", "nowhere", 7) == source.line("levels")


def test_the_present_notice_is_the_one_named_in_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGQIN_CONTENT", raising=False)
    assert notice_folder() == GOOD == notice_folder("jiaozuo-2020")
    assert load_notice() is load_notice()


def test_another_content_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "notice.yaml").touch()
    (tmp_path / "not_a_notice").mkdir()
    (tmp_path / "current").write_text("elsewhere\n", encoding="utf-8")
    assert content_folder() == tmp_path
    assert known_notices() == ["elsewhere"]
    assert notice_folder() == tmp_path / "elsewhere"


@pytest.mark.parametrize("name", ["jiaozuo-2019", "", "../content", "elsewhere/jiaozuo-2020"])
def test_a_notice_that_is_not_there(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("GONGQIN_CONTENT", str(GOOD.parent))
    with pytest.raises(ContentError, match=f"没有通知“{name}”。现有：jiaozuo-2020"):
        notice_folder(name)


def test_a_content_folder_without_notices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path / "nowhere"))
    assert known_notices() == []
    with pytest.raises(ContentError, match="没有通知“any”。现有：一个也没有"):
        notice_folder("any")
    with pytest.raises(ContentError, match="请在这个文件里写通知文件夹的名字，一个地方一行"):
        notice_folder()


def test_all_problems_of_all_files_are_told_in_order(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        read_notice(tmp_path)
    missing = [problem.file.split("/")[1] for problem in raised.value.problems]
    assert missing == sorted(path.name for path in GOOD.glob("*.yaml") if path.name != "cases.yaml")
    assert (
        str(raised.value).splitlines()[0]
        == f"{tmp_path.name}/clauses.yaml:1：缺这个文件。请从上一年的文件夹复制一份再改"
    )


def test_a_problem_is_written_as_editors_jump_to_it() -> None:
    assert str(Problem("jiaozuo-2020/fees.yaml", 6, "加不起来。请改")) == "jiaozuo-2020/fees.yaml:6：加不起来。请改"


def test_what_has_no_sentence_yet_is_still_told() -> None:
    detail = {"type": "frozen_set_type", "loc": ("levels", 0), "input": "5"}
    assert complain(detail) == "第 1 项不能这样写。请对照 content/README.md"
    assert complain_of_yaml("found something new") == "这一行的写法读不懂。请看缩进、冒号后的空格和引号"


def test_every_sentence_says_what_is_wrong_and_what_to_do() -> None:
    assert [sentence for sentence in SENTENCES.values() if not all(sentence.split("。", 1))] == []
