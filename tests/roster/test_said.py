"""The words of rosters: those with one meaning are read, those with several are left to the officer."""

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.judging.answers import AnswerError
from gongqin_core.notice.load import read_notice
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE, STEADY
from tests.places import TESTS

SECOND = read_notice(TESTS / "notices" / "yunxi-2023").notice
FACTS = {
    f"{notice.about.id} {fact.id}": fact
    for notice in (NOTICE, SECOND)
    for fact in notice.facts.values()
    if fact.readable_words
}
OPEN = [(fact, word, why) for fact in FACTS.values() for word, why in fact.open_words.items()]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_word_of_the_content_is_read_to_its_code(fact: Fact) -> None:
    for code, word in fact.readable_words:
        expected = (frozenset() if code == NONE else frozenset([code])) if fact.type == "multi" else code
        assert read_cell(fact, word) == expected, word


@pytest.mark.parametrize(("fact", "word", "why"), OPEN, ids=[f"{fact.id} {word}" for fact, word, _ in OPEN])
def test_a_word_that_is_left_open_is_no_answer_and_says_why(fact: Fact, word: str, why: str) -> None:
    with pytest.raises(AnswerError) as unread:
        read_cell(fact, word)
    assert unread.value.why.startswith(why) and "写" in unread.value.why
    assert why.endswith("。")


@STEADY
@given(st.data(), st.sampled_from([f for f in NOTICE.facts.values() if f.type == "choice"]))
def test_two_words_together_mean_what_both_mean_or_nothing(data: st.DataObject, fact: Fact) -> None:
    alone = [(code, word) for code, word in fact.readable_words if not re.search("[（）、，/]", word)]
    (one, first), (other, second) = data.draw(st.tuples(*[st.sampled_from(alone)] * 2))
    text = data.draw(st.sampled_from(["{}（{}）", "{}/{}", "{}\n{}", "{}(　{} )", "{}、{}"])).format(first, second)
    if one == other:
        assert read_cell(fact, text) == one
    else:
        with pytest.raises(AnswerError):
            read_cell(fact, text)


READ = {
    "post": {
        "regular": ["在编", "正式", "在编 在岗", "在编（在岗）", "事业在编"],
        "contract": ["聘用", "聘用制"],
        "other_staffing": ["劳务派遣", "编外", "临时", "人事代理", "编外聘用"],
        "away": ["借调"],
    },
    "held_level": {
        "3": [
            "三级",
            "高级工",
            "高级 工",
            "三级高级工",
            "技术工三级",
            "高级工（三级）",
            "技术工（三级）",
            "3级",
            "工勤三级",
        ],
        "4": ["中级工/四级", "中级工(四级)"],
        "2": ["技师（二级）", "二级技师", "技术工2级"],
        "1": ["高级技师", "高级技师（一级）"],
        "none": ["普通工", "无", "无（普通工）"],
    },
    "education": {
        "senior": ["中专", "技校", "中专\n技校", "高中（中专）", "高 中", "职高", "中师"],
        "college": ["函授本科", "大专", "大专（函授）", "本科/学士", "本科（函授）"],
        "junior": ["初中"],
    },
    "sex": {"male": ["1", "M", "m", "男性", "男（1）"], "female": ["2", "F", "女性"]},
    "trade_change": {"same": ["否", "无", "×"]},
    "skill_recognised": {"yes": ["是", "有", "√"], "no": ["否", "无", "×"]},
}
READ_ALL = [(fact, code, word) for fact, codes in READ.items() for code, words in codes.items() for word in words]


@pytest.mark.parametrize(("fact", "code", "word"), READ_ALL)
def test_what_offices_write_is_read(fact: str, code: str, word: str) -> None:
    assert read_cell(NOTICE.facts[fact], word) == code


LEFT_OPEN = {
    "post": ["合同制", "合同工", "聘用（劳务派遣）", "正式/编外", "事业编", "工勤", "在编（借调）"],
    "held_level": ["工勤技能二级岗位", "助理工程师", "高级工（二级）", "高级（技师）", "III", "0"],
    "education": ["中学", "函授", "高中（大专）"],
    "trade_change": ["是", "√", "换过"],
    "retirement": ["否", "未退休", "已退休"],
    "regularised_on": ["未转正", "试用期"],
    "assessments": ["合格", "近5年均合格"],
    "paper": ["有", "是"],
    "sex": ["0", "3", "男/女"],
}


@pytest.mark.parametrize(("fact", "word"), [(fact, word) for fact, words in LEFT_OPEN.items() for word in words])
def test_what_may_mean_two_things_is_never_guessed(fact: str, word: str) -> None:
    with pytest.raises(AnswerError):
        read_cell(NOTICE.facts[fact], word)


def test_a_word_that_is_left_open_is_settled_once_for_all_rows(tmp_path: Path) -> None:
    book, out = openpyxl.Workbook(), tmp_path / "结果.csv"
    sheet = book.worksheets[0]
    for row in [["姓名", "编制性质"], *([f"p{number}", "合同制"] for number in range(37)), ["q", "在编"]]:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    (tmp_path / "名册.xlsx").write_bytes(file.getvalue())
    today = date(2020, 4, 20)
    notes = screen_file(tmp_path / "名册.xlsx", out, NOTICE, today, words=["岗位身份:合同制=contract"])
    assert notes[-1] == "词语：岗位身份“合同制”按签聘用合同的工勤人员读（37 行）。"
    lines = out.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert not any("请写" in line for line in lines)


@pytest.mark.parametrize("text", ["高级\n技师", "高级工\n技师", "技师\n高级"])
def test_two_levels_in_two_lines_are_none(text: str) -> None:
    with pytest.raises(AnswerError):
        read_cell(NOTICE.facts["held_level"], text)


@pytest.mark.parametrize("text", ["三级\n（高级工）", "高级工\n三级", "高级\n工"])
def test_one_level_in_two_lines_is_one(text: str) -> None:
    assert read_cell(NOTICE.facts["held_level"], text) == "3"
