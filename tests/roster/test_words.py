"""An office says once what its own words mean: as if the code stood in every cell, and every output says so."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core import cli
from gongqin_core.roster.headings import result_headings
from gongqin_core.roster.screening import screen_frame
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.words import NO_ANSWER, Words, possible
from gongqin_core.roster.words_file import dumps, loads, read_words
from tests.people import NOTICE, STEADY, Raw, lives

TODAY = date(2020, 4, 20)
FEW = settings(STEADY, max_examples=40)
LEVELS = result_headings(NOTICE)[:-1]
OWN = "本单位叫法"
"""A word that no notice has."""


def cell(value: object) -> str:
    if isinstance(value, list):
        return ";".join(value) or "none"
    return "说不清" if value is None else str(value)


def frame_of(people: list[Raw]) -> pd.DataFrame:
    return pd.DataFrame([{fact: cell(p[fact]) if fact in p else "" for fact in NOTICE.facts} for p in people])


choices = [
    (fact.id, code) for fact in NOTICE.facts.values() if fact.type != "trade" for code in possible(NOTICE, fact)
] + [("trade", "焊工"), ("trade", "汽车驾驶员")]


# —— what a word does ——


@FEW
@given(st.lists(lives, min_size=1, max_size=5), st.sampled_from(choices), st.data())
def test_a_word_gives_the_verdicts_that_the_code_in_its_place_gives(
    people: list[Raw], choice: tuple[str, str], data: st.DataObject
) -> None:
    fact, code = choice
    rows = data.draw(st.sets(st.integers(0, len(people) - 1), min_size=1))
    roster = frame_of(people)
    own, coded = roster.copy(), roster.copy()
    for row in rows:
        own.loc[row, fact], coded.loc[row, fact] = data.draw(st.sampled_from([OWN, "本单位 叫法", f" {OWN}"])), code
    said = screen_frame(own, NOTICE, TODAY, words=[f"{fact}:{OWN}={code}"])
    assert said[LEVELS].equals(screen_frame(coded, NOTICE, TODAY)[LEVELS])
    assert not any(OWN in problems and "请写" in problems for problems in said["problems"])


@FEW
@given(st.lists(lives, min_size=1, max_size=4), st.sampled_from([*NOTICE.facts]))
def test_a_word_that_is_no_answer_leaves_the_fact_unanswered(people: list[Raw], fact: str) -> None:
    roster = frame_of(people)
    said = screen_frame(roster.assign(**{fact: OWN}), NOTICE, TODAY, words=[f"{fact}:{OWN}={NO_ANSWER}"])
    assert said[LEVELS].equals(screen_frame(roster.assign(**{fact: ""}), NOTICE, TODAY)[LEVELS])
    assert not any(OWN in problems for problems in said["problems"])


def test_a_word_may_be_part_of_several() -> None:
    roster = pd.DataFrame({"免论文的条件": ["市劳模；竞赛三等奖以上", "市劳模、县劳模", "市劳模、别的", "说不清"]})
    words = ["merits:市劳模=honour", "merits:县劳模=不是答案"]
    coded = pd.DataFrame({"免论文的条件": ["honour;competition", "", "乱写", "说不清"]})
    said, expected = screen_frame(roster, NOTICE, TODAY, words=words), screen_frame(coded, NOTICE, TODAY)
    assert said[LEVELS].equals(expected[LEVELS])
    assert [bool(problems) for problems in said["problems"]] == [False, False, True, False]


def test_a_word_may_be_several_answers_of_a_multi() -> None:
    (word,) = Words().with_word(NOTICE, "merits", "双料", ["patent", "competition"])
    assert word.codes == ("competition", "patent")
    assert word.said(NOTICE) == "免论文的条件“双料”按竞赛三等奖以上、发明 1 项或实用新型 2 项读"


def test_a_word_can_be_chosen_anew_and_taken_back() -> None:
    words = Words().with_word(NOTICE, "post", OWN, ["regular"]).with_word(NOTICE, "post", f" {OWN}", ["away"])
    assert [(word.text, word.codes) for word in words] == [(OWN, ("away",))]
    assert not words.without("post", OWN)
    assert len(words.without("held_level", OWN)) == 1


def test_the_notice_is_never_contradicted() -> None:
    with pytest.raises(RosterError) as refused:
        Words().with_word(NOTICE, "post", "借 调", ["regular"])
    says = "“岗位身份”的“借 调”通知已经读作“人暂时不在岗”，不能另定意思。请去掉这一条"
    assert str(refused.value) == says
    assert not Words().with_word(NOTICE, "post", "借调", ["away"]), "what it reads so already needs no word"
    with pytest.raises(RosterError, match="通知已经读作"):
        Words().with_word(NOTICE, "trade", "焊工", [])


REFUSED = {
    "没有这一项": ("工龄:在编=regular", "这份通知没有“工龄”这一项。请写列名，如岗位身份"),
    "没有答案": ("post:叫法=", "没写答案。请写在岗正式人员、"),
    "没有这个答案": ("post:叫法=花匠", "“岗位身份”没有“花匠”这个答案。请写在岗正式人员、"),
    "没有这个代码": ("post:叫法=gardener", "“岗位身份”没有“gardener”这个答案。请写在岗正式人员、"),
    "单选写了两个": ("post:叫法=regular;away", "没有“regular;away”这个答案"),
    "日期不能是一天": ("regularised_on:快了=2020-08", "没有“2020-08”这个答案。请写尚未转正，也说不准何时，或不是答案"),
    "日期没有这个答案": ("birth:不详=none", "“出生年月”没有“none”这个答案。请写不是答案"),
    "工种不在目录里": ("trade:司机=开车的", "“工种”没有“开车的”这个答案。请写"),
    "说不清": ("post:叫法=说不清", "没有“说不清”这个答案"),
    "没有词语": ("post: =regular", "“”不能当词语"),
    "公式": ("post:#N/A=regular", "“#N/A”不能当词语"),
    "不是那个样子": (
        "在编",
        "词语“在编”：没有这个文件，也不是 项目:词语=答案 的样子。请写对文件名，或写成 岗位身份:词语=",
    ),
}


@pytest.mark.parametrize(("given", "says"), REFUSED.values(), ids=REFUSED)
def test_a_word_that_cannot_be_used_is_refused(given: str, says: str) -> None:
    with pytest.raises(RosterError) as refused:
        read_words(NOTICE, [given])
    assert says in str(refused.value)
    assert str(refused.value).startswith(f"词语“{given}”：")
    assert "\n" not in str(refused.value)


def test_one_word_has_one_meaning() -> None:
    assert len(read_words(NOTICE, ["post:叫法=regular", "岗位身份：叫 法＝在岗正式人员"]).words) == 1
    with pytest.raises(RosterError, match="前面已经定了岗位身份“叫法”按在岗正式人员读。请只留一条"):
        read_words(NOTICE, ["post:叫法=regular", "岗位身份:叫法=away"])


def test_a_word_that_the_notice_reads_so_already_is_named_once() -> None:
    given = ["post:借调=away", "post:叫法=regular", "post:借调=away", "post:在编=regular"]
    loaded = read_words(NOTICE, given)
    assert [word.text for word in loaded.words] == ["叫法"]
    assert loaded.notes == ["“借调”、“在编”，这份通知本来就这样读，不用另写。"]
    file = "项目,词语,答案\npost,借调,away\npost,叫法,regular\n".encode()
    assert loads(file, "词语.csv", NOTICE).notes == ["词语.csv：“借调”，这份通知本来就这样读，不用另写。"]


# —— the file ——

KEPT = (
    Words()
    .with_word(NOTICE, "post", "合同 制", ["contract"])
    .with_word(NOTICE, "held_level", "-", ["none"])
    .with_word(NOTICE, "merits", "双料", ["patent", "competition"])
    .with_word(NOTICE, "birth", "档案丢了，\n“待查”", [])
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_file_of_words_reads_as_it_was_kept(encoding: str) -> None:
    data = dumps(KEPT, NOTICE).decode("utf-8-sig").encode(encoding)
    loaded = loads(data, "词语.csv", NOTICE)
    assert loaded.words == KEPT
    assert loaded.notes == []


def test_a_file_of_words_is_a_table_that_people_can_read() -> None:
    lines = dumps(KEPT, NOTICE).decode("utf-8-sig").splitlines()
    assert lines[:3] == [
        "项目,词语,答案,说明",
        "post,合同 制,contract,岗位身份“合同 制”按签聘用合同的工勤人员读",
        "held_level,'-,none,现有等级“-”按没有工勤等级证书读",
    ]


def test_a_file_of_words_may_be_written_by_hand() -> None:
    text = "备注,答案,项目,词语\n,签聘用合同的工勤人员,岗位身份,合同制\n\n,不是答案,人员类别,待定\n,-,post,再说\n"
    words = loads(text.encode(), "词语.csv", NOTICE).words
    assert [(word.fact, word.text, word.codes) for word in words][::2] == [
        ("post", "合同制", ("contract",)),
        ("post", "再说", ()),
    ]


def test_words_of_another_year_are_pointed_out_and_left_out() -> None:
    text = "项目,词语,答案\nnight_shift,上,yes\npost,甲,regular\nretirement,明年,not_in_2031\n"
    loaded = loads(text.encode(), "词语.csv", NOTICE)
    assert [word.text for word in loaded.words] == ["甲"]
    assert loaded.notes == [
        "词语.csv 第 2 行：这份通知没有“night_shift”这一项，这一行没有用。请照这份通知改写，或删去这一行。",
        "词语.csv 第 4 行：“退休情况”没有“not_in_2031”这个答案，这一行没有用。请照这份通知改写，或删去这一行。",
    ]


BROKEN = {
    "空的": ("", "词语.csv 第 1 行：是空的。请写上 项目,词语,答案"),
    "缺列": ("项目,词语\npost,甲\n", "词语.csv 第 1 行：缺“答案”列。请在第 1 行写上 项目,词语,答案"),
    "没有这一项": ("项目,词语,答案\n工龄,甲,regular\n", "词语.csv 第 2 行：这份通知没有“工龄”这一项。请写列名"),
    "没有答案": ("项目,词语,答案\npost,甲\n", "词语.csv 第 2 行：没写答案。请写"),
    "没有这个答案": ("项目,词语,答案\n\npost,甲,花匠\n", "词语.csv 第 3 行：“岗位身份”没有“花匠”这个答案。请写"),
    "没有词语": ("项目,词语,答案\npost,,regular\n", "词语.csv 第 2 行：“”不能当词语"),
    "通知读得懂": ("项目,词语,答案\npost,借调,regular\n", "词语.csv 第 2 行：“岗位身份”的“借调”通知已经读作"),
    "两个意思": ("项目,词语,答案\npost,甲,regular\npost,甲,away\n", "词语.csv 第 3 行：前面已经定了"),
    "引号": ('项目,词语,答案\npost,"甲,regular\n', "词语.csv 第 2 行：读不懂，多半是引号不成对"),
}


@pytest.mark.parametrize(("text", "says"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_of_words_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(RosterError) as refused:
        loads(text.encode(), "词语.csv", NOTICE)
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04", "词语文件要用 CSV。请在表格软件里另存为"),
        ("项目".encode("utf-16"), "词语文件要用 CSV"),
        (b"\xff\xff\xff", "有认不出的字符"),
        (b"x" * (1 << 20) + b"x", "超过 1 MB"),
    ],
)
def test_what_is_no_file_of_words_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(RosterError, match=says):
        loads(data, "词语.csv", NOTICE)


# —— the command line ——


def test_the_command_says_what_it_read_and_each_row_that_it_concerns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster, kept, out = tmp_path / "名册.csv", tmp_path / "词语.csv", tmp_path / "结果.csv"
    roster.write_text(
        "姓名,岗位身份,参加工作时间\n甲,本单位叫法,1990\n乙,其他,1990\n\n丙,本单位叫法,1990\n", encoding="utf-8"
    )
    kept.write_text("项目,词语,答案\npost,没人这样写,away\n", encoding="gb18030")
    options = ["--words", "岗位身份:本单位叫法=regular", "--words", str(kept)]
    assert cli.main(["screen", str(roster), "--out", str(out), *options]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "词语：岗位身份“本单位叫法”按在岗正式人员读（2 行）。",
        "有 1 个词语，名册里没有出现。",
    ]
    heading, *people = out.read_text(encoding="utf-8-sig").splitlines()
    assert heading.endswith(",level_1,problems,words")
    said = ",岗位身份“本单位叫法”按在岗正式人员读"
    assert [person.endswith(said) for person in people] == [True, False, False, True]
    assert people[1].endswith(",,") and people[2] == ""


@pytest.mark.parametrize("given", ["post:本单位叫法=花匠", "没有这个文件.csv", "post:借调=regular"])
def test_the_command_refuses_a_word_in_one_line_and_leaves_what_was_there(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster, out = tmp_path / "名册.csv", tmp_path / "结果.csv"
    roster.write_text("岗位身份\n本单位叫法\n", encoding="utf-8")
    assert cli.main(["screen", str(roster), "--out", str(out), "--words", given]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()
