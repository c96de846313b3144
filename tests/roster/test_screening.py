"""Whole rosters: every verdict and problem is the one the same person gets alone."""

import ast
import re
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.judging.answers import AnswerError
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.placeholders import says_nothing
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.roster.headings import result_headings
from gongqin_core.roster.lookup import lookup_of
from gongqin_core.roster.screening import BLOCK, Screening, screen_frame
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.places import ROOT

NOTICE = load_notice()
RULES = Rules(NOTICE)
LOOKUP = lookup_of(NOTICE)
FACTS = list(NOTICE.facts.values())
LEVELS = result_headings(NOTICE)[:-1]
TODAY = date(2020, 4, 20)

CUTS = sorted({cut for table in RULES.tables for cut in table.cuts})
days = st.one_of(st.sampled_from(CUTS), st.integers(CUTS[0] - 400, CUTS[-1] + 400)).flatmap(
    lambda day: st.sampled_from([day - 1, day, day + 1])
)
dates = days.map(date.fromordinal).flatmap(
    lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y/%m/%d}"])
)
anything = st.sampled_from(["", "", " ", "说不清", "乱写", "2008-13", "0", NONE, "#N/A"])


def cells(fact: Fact) -> st.SearchStrategy[str]:
    """Texts of one fact's cells: codes, labels, partial dates, blanks, 说不清 and rubbish."""
    match fact.type:
        case "date":
            return dates | anything | st.sampled_from([fact.none or ""])
        case "trade":
            names = [trade.name for catalogue in NOTICE.catalogues for trade in catalogue.trades]
            return st.sampled_from([*names, "电工"]) | anything
    words = st.sampled_from([word for pair in fact.labels.items() for word in pair])
    if fact.type == "choice":
        return words | anything
    return st.lists(words, min_size=1, max_size=3).map(";".join) | anything


people = st.fixed_dictionaries({fact.id: cells(fact) for fact in FACTS})
rosters = st.tuples(st.lists(people, min_size=1, max_size=12), st.sets(st.sampled_from(list(NOTICE.facts)), min_size=1))


def alone(person: dict[str, str]) -> tuple[list[str], list[str]]:
    """Verdict codes and what cannot be read, by the path that judges one person."""
    answers, unreadable = {}, []
    for fact, text in person.items():
        try:
            if text.strip():
                answers[fact] = read_cell(NOTICE.facts[fact], text)
        except AnswerError:
            if not says_nothing(text):  # a 0 says enough where the fact does not apply
                unreadable.append(fact)
    return [verdict.code for verdict in RULES.verdicts(answers).values()], unreadable


@settings(max_examples=60, deadline=None)
@given(rosters)
def test_columns_and_single_people_agree(roster: tuple[list[dict[str, str]], set[str]]) -> None:
    people = [{fact: person[fact] for fact in NOTICE.facts if fact in roster[1]} for person in roster[0]]
    screened = screen_frame(pd.DataFrame(people), NOTICE, TODAY)
    for person, row in zip(people, screened.to_dict("records"), strict=True):
        verdicts, unreadable = alone(person)
        assert [row[level] for level in LEVELS] == verdicts
        complained = {part.split("：")[0] for part in row["problems"].split("；") if part}
        assert set(unreadable) <= complained
        assert row["problems"] == screen_frame(pd.DataFrame([person]), NOTICE, TODAY)["problems"].iloc[0]


def test_a_roster_longer_than_a_block_is_judged_to_its_last_row() -> None:
    starts = ["2000-01-01", "2011-01-01", "", "2019-01-01", "乱写"] * (BLOCK // 4)
    frame = pd.DataFrame({"post": "regular", "career_start": starts})
    screened = screen_frame(frame, NOTICE, TODAY)
    assert len(screened) > BLOCK
    few = screen_frame(frame.head(5), NOTICE, TODAY)
    assert (
        screened.tail(5).drop(columns="career_start").to_numpy().tolist()
        == few.drop(columns="career_start").to_numpy().tolist()
    )


@pytest.mark.parametrize("different", [254, 255, 256, 257])
def test_as_many_different_texts_as_a_small_number_can_count_are_told_apart(different: int) -> None:
    months = [f"{1990 + number // 12}-{number % 12 + 1:02}-01" for number in range(different)]
    people = [{"post": "regular", "held_level": "none", "career_start": month} for month in [*months, "", *months]]
    screened = screen_frame(pd.DataFrame(people), NOTICE, TODAY)
    assert [[row[level] for level in LEVELS] for row in screened.to_dict("records")] == [alone(p)[0] for p in people]


def test_a_frame_keeps_its_columns_and_index() -> None:
    frame = pd.DataFrame({"姓名": ["甲", "乙"], "岗位身份": ["regular", None]}, index=[7, 3])
    screened = screen_frame(frame, NOTICE, TODAY)
    assert list(screened.columns) == ["姓名", "岗位身份", *result_headings(NOTICE)]
    assert list(screened.index) == [7, 3]
    assert list(frame.columns) == ["姓名", "岗位身份"], "the frame handed in is not changed"


def test_a_roster_with_nothing_that_decides_still_has_a_row_for_everybody() -> None:
    """Only the fact that picks the procedure: every verdict and reason is the same number."""
    screening = Screening(NOTICE, {"affiliation": "单位隶属"}, TODAY)
    codes = {"affiliation": screening.columns["affiliation"].codes(["city"] * 3)}
    assert [len(column) for column in screening.verdicts(codes, 3).values()] == [3] * 5
    assert screening.reasons(codes, 3).shape == (3, LOOKUP.words)


def test_a_roster_of_nobody_has_no_verdicts_and_no_problems() -> None:
    nobody = pd.DataFrame({fact: [] for fact in NOTICE.facts}, dtype=str)
    assert screen_frame(nobody, NOTICE, TODAY).shape == (0, len(NOTICE.facts) + len(result_headings(NOTICE)))


def test_verdict_columns_are_ordered_so_that_they_can_be_compared() -> None:
    screened = screen_frame(pd.DataFrame({"post": ["other", ""]}), NOTICE, TODAY)
    lowest = screened[LEVELS[0]]
    assert list(lowest.cat.categories) == ["not_met", "unknown", "confirm", "met"]
    assert (lowest < "unknown").tolist() == [True, False]


def test_dates_and_numbers_of_a_frame_are_read_as_in_a_file() -> None:
    typed = pd.DataFrame({"held_level": [5.0, None], "career_start": pd.to_datetime(pd.Series(["2000-07-01", None]))})
    texts = pd.DataFrame({"held_level": ["5", ""], "career_start": ["2000-07-01", ""]})
    results = result_headings(NOTICE)
    assert screen_frame(typed, NOTICE, TODAY)[results].equals(screen_frame(texts, NOTICE, TODAY)[results])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())], ids=str)
def test_texts_that_arrow_holds_are_read_as_pythons(kind: pa.DataType) -> None:
    people = [PERSON, PERSON | {"姓名": None, "post": ""}, PERSON | {"post": "乱写", "career_start": None}] * 2
    frame = pd.DataFrame(people, dtype=object)
    held = pa.table({name: pa.array(frame[name], pa.string()).cast(kind) for name in frame})
    results = result_headings(NOTICE)
    screened = screen_frame(held.to_pandas(types_mapper=pd.ArrowDtype), NOTICE, TODAY)
    assert screened[results].equals(screen_frame(frame, NOTICE, TODAY)[results])
    assert all(isinstance(screened[name].dtype, pd.ArrowDtype) for name in frame)


def test_numbers_and_days_that_arrow_holds_are_read_as_in_a_file() -> None:
    held = pa.table(
        {
            "姓名": pa.array([1, 1, None]),
            "held_level": pa.array([5.0, float("nan"), None]),
            "career_start": pa.array([date(2000, 7, 1), None, None]),
        }
    )
    texts = pd.DataFrame({"姓名": ["1", "1", ""], "held_level": ["5", "", ""], "career_start": ["2000-07-01", "", ""]})
    results = result_headings(NOTICE)
    screened = screen_frame(held.to_pandas(types_mapper=pd.ArrowDtype), NOTICE, TODAY)
    assert screened[results].equals(screen_frame(texts, NOTICE, TODAY)[results])


def test_a_mapping_says_which_column_holds_a_fact() -> None:
    frame = pd.DataFrame({"岗位": ["regular", "other"]})
    mapped = screen_frame(frame, NOTICE, TODAY, {"post": "岗位"})
    assert mapped["level_5"].tolist() == ["unknown", "not_met"]


def test_a_frame_without_a_column_that_can_be_used_is_refused() -> None:
    with pytest.raises(RosterError, match="没有一列认得出来"):
        screen_frame(pd.DataFrame({"姓名": ["甲"]}), NOTICE, TODAY)


def test_two_columns_for_one_fact_are_refused() -> None:
    with pytest.raises(RosterError, match="“岗位身份”和第 2 列“post”都是岗位身份"):
        screen_frame(pd.DataFrame({"岗位身份": [""], "post": [""]}), NOTICE, TODAY)


PERSON = {
    "姓名": "甲",
    "held_level": "4",
    "certificate_kind": "public_sector",
    "level_since": "2015-06",
    "career_start": "2000-07",
    "birth": "1980-07-01",
}
DOUBTS = {
    "有等级没有取证时间": ({"level_since": ""}, "level_since：：有等级，没写取证时间"),
    "查不到取证时间写了说不清": ({"level_since": "说不清"}, ""),
    "没有等级就不用写取证时间": ({"held_level": "none", "level_since": ""}, ""),
    "取证那天正好参加工作满五年": ({"level_since": "2005-07"}, ""),
    "取证比参加工作满五年早一天": (
        {"career_start": "2000-07-02", "level_since": "2005-07-01"},
        "level_since：2005-07-01：参加工作不满 5 年",
    ),
    "取证只写到月、可能满五年": ({"career_start": "2000-07-02", "level_since": "2005-07"}, ""),
    "没有等级却有取证时间": ({"held_level": "none"}, "level_since：2015-06：写的是没有等级，却有取证时间"),
    "没有等级、取证时间写了无": ({"held_level": "none", "level_since": "无"}, ""),
    "没有等级、取证时间写了斜线": ({"held_level": "无", "level_since": "/"}, ""),
    "有等级、取证时间写了无": ({"level_since": "无"}, "level_since：无：这里没有写日期"),
    "没有等级、取证时间看不懂": ({"held_level": "none", "level_since": "前年"}, "level_since：前年：认不出是哪一天"),
    "三级取证那天正好参加工作满十年": ({"held_level": "3", "level_since": "2010-07"}, ""),
    "三级取证比满十年早一天": (
        {"held_level": "3", "career_start": "2000-07-02", "level_since": "2010-07-01"},
        "level_since：2010-07-01：参加工作不满 10 年",
    ),
    "三级取证早于满十年、没写证书来源": (
        {"held_level": "3", "level_since": "2009", "certificate_kind": ""},
        "level_since：2009：参加工作不满 10 年",
    ),
    "二级取证那天正好满十五年": ({"held_level": "2", "level_since": "2015-07-01"}, ""),
    "二级取证比满十五年早一天": (
        {"held_level": "2", "level_since": "2015-06-30"},
        "level_since：2015-06-30：参加工作不满 15 年",
    ),
    "一级取证那天正好满二十五年": (
        {"held_level": "1", "career_start": "1995-01-01", "level_since": "2020-01-01", "birth": "1970"},
        "",
    ),
    "一级取证比满二十五年早一天": (
        {"held_level": "1", "career_start": "1995-01-01", "level_since": "2019-12-31", "birth": "1970"},
        "level_since：2019-12-31：参加工作不满 25 年",
    ),
    "今天正好满五年的四级、查不到取证时间": ({"career_start": "2015-04-20", "level_since": "说不清"}, ""),
    "今天还不满五年的四级、查不到取证时间": (
        {"career_start": "2015-04-21", "level_since": "说不清"},
        "career_start：2015-04-21：参加工作不满 5 年就有四级（中级工）证书",
    ),
    "今天还不满五年的五级": ({"held_level": "5", "career_start": "2018", "level_since": "2019"}, ""),
    "同一个怀疑只说一遍": (
        {"career_start": "2018", "level_since": "2019"},
        "level_since：2019：参加工作不满 5 年就有四级（中级工）证书。请核对等级、证书来源和两个时间，破格的除外",
    ),
    "取证早于参加工作": ({"level_since": "2000-06"}, "level_since：2000-06：取证时间早于参加工作时间"),
    "别处的证书不看够不够年限": ({"certificate_kind": "other", "level_since": "2001"}, ""),
    "参加工作那天满十六": ({"career_start": "1996-07-01"}, ""),
    "参加工作前一天满不了十六": ({"career_start": "1996-06-30"}, "career_start：1996-06-30：参加工作时不满 16 周岁"),
    "明天才满六十的不退休": ({"birth": "1960-04-21", "retirement": "not_in_2020"}, ""),
    "今天满六十的不退休": (
        {"birth": "1960-04-20", "retirement": "not_in_2020"},
        "birth：1960-04-20：已满 60 周岁，写的却是还没退休。请核对出生年月和退休情况",
    ),
    "昨天满六十的下半年退休": (
        {"birth": "1960-04-19", "retirement": "later_in_2020"},
        "birth：1960-04-19：已满 60 周岁",
    ),
    "可能还没满六十的": ({"birth": "1960-04", "retirement": "not_in_2020"}, ""),
    "满了六十、写着已经退休": ({"birth": "1955", "retirement": "before_issue"}, ""),
    "满了六十、没写退休情况": ({"birth": "1955", "retirement": ""}, ""),
    "出生晚于参加工作": (
        {"birth": "2001-01-01", "level_since": "2018"},
        "career_start：2000-07：参加工作时间早于出生年月",
    ),
    "参加工作的日子就是今天": ({"career_start": "2020-04-20", "held_level": "none", "level_since": ""}, ""),
    "参加工作的日子在明天": (
        {"career_start": "2020-04-21", "held_level": "none", "level_since": ""},
        "career_start：2020-04-21：时间还没到",
    ),
    "今年的某一天可能已经过了": ({"career_start": "2020", "held_level": "none", "level_since": ""}, ""),
    "转正可以是预计时间": ({"regularised_on": "2020-08"}, ""),
}


@pytest.mark.parametrize(("changed", "expected"), DOUBTS.values(), ids=DOUBTS)
def test_a_row_that_contradicts_itself_is_pointed_out(changed: dict[str, str], expected: str) -> None:
    problems = screen_frame(pd.DataFrame([PERSON | changed]), NOTICE, TODAY)["problems"].iloc[0]
    assert problems.startswith(expected) if expected else problems == ""
    assert "参加工作不满" not in expected or problems.count("；") == 0


@pytest.mark.parametrize(("birth", "told"), [("1960-12-31", True), ("1961-01-01", False)])
def test_who_is_sixty_only_after_the_year_of_the_notice_is_not_told(birth: str, told: bool) -> None:
    row = PERSON | {"birth": birth, "retirement": "not_in_2020"}
    problems = screen_frame(pd.DataFrame([row]), NOTICE, date(2026, 11, 30))["problems"].iloc[0]
    assert ("已满 60 周岁" in problems) == told


def test_a_level_too_high_for_the_years_is_pointed_out_without_its_date_and_kind() -> None:
    rows = pd.DataFrame({"现有等级": ["三级", "三级", "没有"], "工作时间": ["2010-04-20", "2010-04-21", "2019"]})
    problems = screen_frame(rows, NOTICE, TODAY)["problems"].tolist()
    assert problems[0] == problems[2] == ""
    assert problems[1].startswith("工作时间：2010-04-21：参加工作不满 10 年就有三级（高级工）证书")


HANGS_ON_THE_TRADE = {
    "二级，别的都够": ({"现有等级": "二级"}, True),
    "等级没写": ({"现有等级": ""}, True),
    "等级认不出": ({"现有等级": "六级"}, True),
    "四级，一级反正不行": ({"现有等级": "四级"}, False),
    "一级已经有了": ({"现有等级": "一级", "换岗情况": "没换过工种"}, False),
    "二级，通知下发前已退休": ({"现有等级": "二级", "退休情况": "2020 年以前已退休或到龄"}, False),
}


@pytest.mark.parametrize(("changed", "hinted"), HANGS_ON_THE_TRADE.values(), ids=HANGS_ON_THE_TRADE)
def test_a_near_trade_is_named_where_a_verdict_hangs_on_it(changed: dict[str, str], hinted: bool) -> None:
    row = {"岗位身份": "在岗正式人员", "工种": "司机"} | changed
    [problems] = screen_frame(pd.DataFrame([row]), NOTICE, TODAY)["problems"]
    assert ("相近的有" in problems) == hinted


def test_a_contradiction_never_changes_a_verdict() -> None:
    doubtful = PERSON | {"birth": "2019-01-01"}
    rows = screen_frame(pd.DataFrame([PERSON, doubtful]), NOTICE, TODAY)
    assert rows["problems"].map(bool).tolist() == [False, True]
    assert rows[LEVELS].iloc[0].tolist() == rows[LEVELS].iloc[1].tolist()


def test_the_same_person_twice_is_pointed_out_with_the_earlier_line() -> None:
    rows = [PERSON, PERSON | {"姓名": "乙"}, PERSON | {"career_start": "2001"}, PERSON | {"birth": ""}]
    rows.append(PERSON | {"birth": "", "career_start": "2002"})
    problems = screen_frame(pd.DataFrame(rows), NOTICE, TODAY)["problems"].tolist()
    assert [bool(problem) for problem in problems] == [False, False, True, True, False]
    assert problems[2] == "birth：1980-07-01：与第 1 行姓名和出生年月都一样。同一个人只留一行"
    assert "与第 1 行姓名和参加工作时间都一样，没有出生年月可以分辨" in problems[3]


REPEATED = {
    "日期写法不一样": ({"出生年月": "1980.7"}, {"出生年月": "1980-07"}, True),
    "姓名中间空了一格": ({"姓名": "张三", "出生年月": "1980"}, {"姓名": "张　三", "出生年月": "1980"}, True),
    "出生年月差一个月": ({"出生年月": "1980-07"}, {"出生年月": "1980-08"}, False),
    "没有出生年月、各列都一样": ({"岗位身份": "其他"}, {"岗位身份": "其他"}, True),
    "没有出生年月、有一列不一样": ({"现有等级": "四级"}, {"现有等级": "5"}, False),
    "没有姓名": ({"姓名": "", "出生年月": "1980"}, {"姓名": "", "出生年月": "1980"}, False),
}


@pytest.mark.parametrize(("first", "second", "repeated"), REPEATED.values(), ids=REPEATED)
def test_who_counts_as_the_same_person(first: dict[str, str], second: dict[str, str], repeated: bool) -> None:
    rows = pd.DataFrame([{"姓名": "甲"} | first, {"姓名": "乙"}, {"姓名": "甲"} | second]).fillna("")
    problems = screen_frame(rows, NOTICE, TODAY)["problems"].tolist()
    assert ["与第" in problem for problem in problems] == [False, False, repeated]


def test_the_same_row_twice_without_a_day_of_birth_says_what_to_do() -> None:
    problems = screen_frame(pd.DataFrame({"姓名": ["甲", "甲"], "岗位身份": ["regular", "regular"]}), NOTICE, TODAY)[
        "problems"
    ]
    assert problems.iloc[1] == "姓名：甲：与第 1 行各列都一样。是同一个人就只留一行，不是的请补上出生年月"


def test_a_problem_is_one_line_however_long_the_cell() -> None:
    problems = screen_frame(pd.DataFrame({"post": ["很长\n" * 50]}), NOTICE, TODAY)["problems"].iloc[0]
    assert "\n" not in problems
    assert problems.startswith("post：很长 很长")
    assert len(problems) < 200


def readmes_dask_examples() -> list[str]:
    """The example, and how to bring people who stand there twice together."""
    readme = (ROOT / "gongqin_core" / "README.md").read_text(encoding="utf-8")
    return [b for b in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "roster = " in b or "roster." in b]


def test_the_readmes_dask_example_gives_the_verdicts_of_the_whole_roster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example, _ = readmes_dask_examples()
    assert len(ast.parse(example).body) <= 12
    starts = ["2000-01-01", "2011-01-01", "", "2019-01-01"] * 50
    roster = pd.DataFrame({"post": "regular", "career_start": starts})
    roster.to_csv(tmp_path / "roster-1.csv", index=False)
    roster.head(7).to_csv(tmp_path / "roster-2.csv", index=False)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    parts = [pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(tmp_path.glob("checked-*.csv"))]
    together = pd.concat([roster, roster.head(7)], ignore_index=True)
    assert pd.concat(parts, ignore_index=True).equals(screen_frame(together, NOTICE, TODAY).astype(str))


def test_the_readmes_two_lines_find_who_stands_in_two_partitions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example, recipe = readmes_dask_examples()
    assert len(ast.parse(recipe).body) == 2
    people = [PERSON | {"姓名": f"职工{number}"} for number in range(40)]
    for part, rows in enumerate((people, people[:3])):
        pd.DataFrame(rows).to_csv(tmp_path / f"roster-{part}.csv", index=False)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for lines in (example, recipe):
        exec(compile(lines, "README.md", "exec"), names)
    found = names["checked"].compute()
    assert len(found) == 43
    assert sorted(found[found["problems"].str.contains("同一个人")]["姓名"]) == ["职工0", "职工1", "职工2"]
