"""What is stated for everybody is what a column saying the same for everybody would give, and never beats a column."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core import cli
from gongqin_core.roster.assumption import assumed_beside, assumed_regardless, read_assumptions
from gongqin_core.roster.cells import read_cell
from gongqin_core.roster.headings import result_headings
from gongqin_core.roster.screening import screen_frame
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.people import COMPLETE, NOTICE, STEADY, Raw, lives
from tests.rosters import judged, taken_in

TODAY = date(2020, 4, 20)


def cell(value: object) -> str:
    if isinstance(value, list):
        return ";".join(value) or "none"
    return "说不清" if value is None else str(value)


def frame_of(people: list[Raw], facts: list[str]) -> pd.DataFrame:
    return pd.DataFrame([{fact: cell(p[fact]) if fact in p else "" for fact in facts} for p in people])


statements = st.sampled_from([(fact, value) for fact, values in COMPLETE.items() for value in values])


@STEADY
@given(st.lists(lives, min_size=1, max_size=6), st.lists(statements, min_size=1, max_size=4, unique_by=lambda s: s[0]))
def test_an_assumption_is_a_column_that_says_the_same_for_everybody(
    people: list[Raw], assumptions: list[tuple[str, object]]
) -> None:
    facts = [fact for fact in NOTICE.facts if fact not in dict(assumptions)]
    roster = frame_of(people, facts)
    assumed = screen_frame(roster, NOTICE, TODAY, assume=[f"{fact}={cell(value)}" for fact, value in assumptions])
    filled = screen_frame(roster.assign(**{fact: cell(value) for fact, value in assumptions}), NOTICE, TODAY)
    levels = result_headings(NOTICE)[:-1]
    assert assumed[levels].equals(filled[levels])
    assert list(assumed.columns) == [*facts, *result_headings(NOTICE)]


@pytest.mark.parametrize(("fact", "value"), [(fact, v) for fact, values in COMPLETE.items() for v in values])
def test_the_words_an_assumption_is_repeated_in_mean_what_was_stated(fact: str, value: object) -> None:
    words = read_assumptions(NOTICE, [f"{fact}={cell(value)}"], ())[fact]
    assert read_cell(NOTICE.facts[fact], words) == read_cell(NOTICE.facts[fact], cell(value))


REFUSED = {
    "没有这一项": (["工龄=30"], "假定“工龄=30”：认不出来。请写成 项目=答案，如 岗位身份=在岗正式人员"),
    "没有答案": (["岗位身份"], "认不出来"),
    "没有这个答案": (["岗位身份=花匠"], "假定“岗位身份=花匠”：请写下面的一项：“在岗正式人员”“"),
    "说不清": (["post=说不清"], "说不清就不用假定"),
    "写了两次": (["post=regular", "岗位身份=其他身份"], "假定了两次"),
    "名册有这一列": (["career_start=2000"], "名册里已有“参加工作时间”这一列。请去掉这条假定，或删去那一列"),
}


@pytest.mark.parametrize(("assumptions", "says"), REFUSED.values(), ids=REFUSED)
def test_an_assumption_that_cannot_be_used_is_refused(assumptions: list[str], says: str) -> None:
    with pytest.raises(RosterError) as refused:
        screen_frame(pd.DataFrame({"工作时间": ["", "1990"]}), NOTICE, TODAY, assume=assumptions)
    assert says in str(refused.value)


def test_the_command_says_what_it_read_and_every_row_repeats_what_was_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster, out = tmp_path / "名册.csv", tmp_path / "结果.csv"
    roster.write_text("姓名,现等级,参加工作时闻\n张三,没有,1990\n\n", encoding="utf-8")
    options = ["--assume", "岗位身份=在岗正式人员", "--assume", "obstacles＝none"]
    assert cli.main(["screen", str(roster), "--out", str(out), *options]) == 0
    sentence = "假定：名册没有这几列，岗位身份全部按“在岗正式人员”，处分等情况全部按“以上都没有”核查。"
    assert capsys.readouterr().out.splitlines() == [
        "核查用了 1 列：“现等级”（现有等级）。",
        "只照抄、没有核查的列：“姓名”、“参加工作时闻”。",
        sentence,
        "没有核查的还有“参加工作时闻”。里面有和假定不一样的，请在名册里加上假定的那一列，再核查。",
    ]
    heading, person, blank = out.read_text(encoding="utf-8-sig").splitlines()
    assert heading.endswith(",level_1,problems,assumed")
    assert person.endswith(f",{sentence}")
    assert blank == ""
    assert cli.main(["screen", str(roster), "--out", str(out), "--assume", "held_level=5"]) == 2
    assert out.read_text(encoding="utf-8-sig").startswith(heading), "a refusal leaves the earlier result"


def test_what_else_is_not_read_is_named_where_anything_is_assumed() -> None:
    headings = ["姓名", "单位", "序号", "备注", "身份证号", "单位意见", "离职日期", "停薪留职情况"]
    [said] = assumed_regardless(NOTICE, {"post": "在岗正式人员"}, headings)
    assert said.startswith("没有核查的还有“单位意见”、“离职日期”。里面有和假定不一样的，请")
    assert assumed_regardless(NOTICE, {}, headings) == []
    assert assumed_regardless(NOTICE, {"post": "在岗正式人员"}, headings[:5]) == []


BEARS = {
    "岗位身份": "是否在岗 借调原因 停薪留职情况 人员身份说明 合同类型",
    "退休情况": "退休时间 是否退休 在职状态",
    "处分等情况": "有无处分 受处分情况 惩处情况 奖惩情况 违纪情况",
    "换岗情况": "换岗时间 是否转岗",
}
DOES_NOT = "身份证号 身份证号码 从事本工种年限 等级 参加考核 是否参加考核 联系电话 备注 姓名"


@pytest.mark.parametrize(("assumed", "headings"), BEARS.items())
def test_a_column_that_is_not_read_and_bears_on_what_is_assumed_is_named(assumed: str, headings: str) -> None:
    every = {fact.id: fact.short for fact in NOTICE.facts.values()}
    wanted = next(fact for fact, short in every.items() if short == assumed)
    for heading in headings.split():
        said = assumed_beside(NOTICE, dict.fromkeys(NOTICE.facts, ""), [heading])
        assert said == [f"“{heading}”列没有核查，{every[wanted]}是按假定的。请看列里写的合不合假定。"]


@pytest.mark.parametrize("heading", DOES_NOT.split())
def test_a_column_with_a_word_of_a_fact_by_chance_is_not(heading: str) -> None:
    assert assumed_beside(NOTICE, dict.fromkeys(NOTICE.facts, ""), [heading]) == []


def test_what_stands_below_the_heading_of_another_fact_bears_on_nothing_else() -> None:
    assert assumed_beside(NOTICE, {"trade": "焊工"}, ["取证时间 原工种"]) == []


def test_a_problem_of_what_is_assumed_names_the_fact() -> None:
    frame = pd.DataFrame({"姓名": ["李四"], "参加工作时间": ["2004.10"]})
    [problem] = screen_frame(frame, NOTICE, TODAY, assume=["转正定级时间=1999"])["problems"]
    assert problem.startswith("转正定级时间：1999 年：转正定级时间早于参加工作时间")
    review = judged(taken_in(frame.to_csv(index=False).encode()), regularised_on="1999 年")
    assert review.people[0].problems == (problem,)
