"""Another city, other levels, limits on 30 September and 30 June, and much that is not stated: everything works."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core import cli
from gongqin_core.ahead.earliest import Prospect, earliest
from gongqin_core.ahead.outlook import outlooks
from gongqin_core.ahead.way import answers_after
from gongqin_core.authoring.check import check
from gongqin_core.guide.checklist import checklist
from gongqin_core.guide.search import find_trades
from gongqin_core.guide.timetable import season, stages
from gongqin_core.judging.answers import Span, applies
from gongqin_core.judging.describe import rule
from gongqin_core.judging.evaluate import Term
from gongqin_core.judging.explain import Explanation, explain
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.verdict import Verdict, unpack
from gongqin_core.notice.load import load_notice
from gongqin_core.roster.headings import result_headings
from gongqin_core.roster.screening import screen_frame
from gongqin_core.take_away.assess import assess
from gongqin_core.take_away.calendar_file import calendar
from gongqin_core.take_away.caselink import clashes, decode, encode
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document
from tests.folders import copied
from tests.naive import Naive
from tests.second import ANYTHING, CASES, COMPLETE, FOLDER, LEVELS, LIMITS, NOTICE, NOTICES, RULES, Raw, crowd, read
from tests.sent import sent
from tests.visitor import PAGES, Visitor, words

TODAY = date(2023, 3, 10)


@pytest.fixture(autouse=True)
def in_force(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The second notice is the current one, and the only one."""
    monkeypatch.setenv("GONGQIN_CONTENT", str(NOTICES))
    monkeypatch.setenv("GONGQIN_TODAY", str(TODAY))
    load_notice.cache_clear()
    yield
    load_notice.cache_clear()


def test_it_has_no_problems() -> None:
    assert check(FOLDER) == []
    assert clashes(NOTICE) == []


# —— verdicts: before, at and after every limit ——

PLAIN = Naive(FOLDER)
CLOSE: Raw = {
    "post": "regular",
    "retires": "later",
    "trade": "电工",
    "education": "senior",
    "excellent_years": ["2020", "2021"],
}
SOMEBODY_WITH_A_DATE = [
    CLOSE | {"held_level": level, "education": education}
    for level in ("none", "5", "4", "3", "2")
    for education in ("junior", "senior")
]


@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=lambda case: case["text"])
def test_a_worked_case(case: Raw) -> None:
    facts = {f: "none" if v is None and NOTICE.facts[f].none else v for f, v in case["facts"].items()}
    assert {level: verdict.code for level, verdict in RULES.verdicts(read(facts)).items()} == case["expect"]


def test_the_limits_are_those_of_the_trees() -> None:
    cuts = {fact: {date.fromordinal(cut).isoformat() for cut in table.cuts} for fact, table in RULES.table.items()}
    assert {fact: days for fact, days in cuts.items() if days} == {
        "level_since": {
            "2018-06-30",
            "2019-06-30",
            "2020-06-30",
        },  # a year short is a cut of its own, and means nothing
        "career_start": set(LIMITS["career_start"]),
        "birth": {"1968-09-29", "1968-09-30"},
        "mentor_since": set(LIMITS["mentor_since"]),
    }


def test_compiled_trees_agree_with_the_plain_walk() -> None:
    for raw in crowd(2000, seed=2):
        assert RULES.verdicts(read(raw)) == PLAIN.verdicts(raw), raw


@given(day=st.dates(date(2005, 1, 1), date(2023, 12, 31)), shape=st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-XX"]))
@settings(derandomize=True, database=None, deadline=None, max_examples=400)
def test_every_day_of_the_calendar_is_judged_alike(day: date, shape: str) -> None:
    """Months and days matter here: limits lie inside the year."""
    text = f"{day:{shape}}"
    for facts in SOMEBODY_WITH_A_DATE:
        raw = facts | {fact: text for fact in LIMITS}
        assert RULES.verdicts({**read(facts), **dict.fromkeys(LIMITS, Span.parse(text))}) == PLAIN.verdicts(raw), raw


def test_columns_and_single_people_agree() -> None:
    people = list(crowd(3000, seed=3))
    frame = pd.DataFrame([{fact: written(raw.get(fact, "")) for fact in ANYTHING} for raw in people])
    found = screen_frame(frame, NOTICE, TODAY)[result_headings(NOTICE)[:-1]]
    alone = [[verdict.code for verdict in RULES.verdicts(read(raw)).values()] for raw in people]
    assert found.to_numpy().tolist() == alone
    assert {(level, code) for row in alone for level, code in zip(LEVELS, row, strict=True)} == set(
        product(LEVELS, ("not_met", "unknown", "confirm", "met"))
    )


def written(answer: object) -> str:
    """An answer as the text of a roster's cell."""
    if isinstance(answer, list):
        return ";".join(answer) or "none"
    return "说不清" if answer is None else str(answer)


def test_a_trade_in_two_catalogues_is_one_way_of_its_own() -> None:
    table = RULES.table["trade"]
    rows = {table.row(name) for name in ("花匠", "电工", "名菜厨师", "焊工")}
    assert len(rows) == len(table.completions()) == 4
    assert [hit.name for hit in find_trades(NOTICE, "电工")].count("电工") == 1


# —— reasons ——


def lifted(term: Term, now: list[Verdict], up: frozenset[int]) -> int:
    """The verdict of a tree if the units `up` held."""
    if term.index in up:
        return Verdict.MET
    if not term.members:
        return now[term.index]
    found = [lifted(part, now, up) for part, _ in term.members]
    return min(min(found) if term.is_all else max(found), Verdict.CONFIRM if term.node.confirm else Verdict.MET)


def test_lifting_a_way_lifts_the_level_and_no_part_of_it_does() -> None:
    ways = 0
    for raw in crowd(400, seed=5):
        now = [unpack(value) for value in RULES.values(read(raw))]
        for level, finding in explain(RULES, read(raw)).items():
            for way in finding.ways:
                units = frozenset(reason.index for reason in way)
                assert lifted(RULES.roots[level], now, units) > finding.verdict, (raw, level)
                assert {lifted(RULES.roots[level], now, units - {unit}) for unit in units} == {finding.verdict}
                ways += 1
    assert ways > 1000


# —— the interview ——


def completions(raw: Raw, fact: str) -> list[object]:
    """Answers still open for a fact, by kind; none where it does not apply to the person."""
    said = read(raw).get(fact, ...)
    if said is ... and not applies(NOTICE.facts[fact], read(raw)):
        return [None]
    if isinstance(said, Span) and not said.settled:
        days = [day for day in COMPLETE[fact] if day != "none" and said.first <= Span.parse(day).first <= said.last]
        return days or [raw[fact]]
    return COMPLETE[fact] if said is ... else [raw[fact]]


def completed(raw: Raw, rng: Random) -> Raw:
    whole = dict(raw)
    for fact in COMPLETE:
        whole[fact] = rng.choice(completions(whole, fact))
    return whole


def can_change(raw: Raw, fact: str, rng: Random) -> bool:
    """Whether in some completion two answers to `fact` give different verdicts, tried out at random."""
    for _ in range(400):
        rest = completed(raw, rng)
        if len({tuple(RULES.verdicts(read(rest | {fact: way})).values()) for way in completions(raw, fact)}) > 1:
            return True
    return False


def test_every_question_asked_can_change_a_verdict_and_the_last_settles_all() -> None:
    rng, asked = Random(7), 0
    for raw in crowd(60, seed=7):
        told = {fact: value for fact, value in raw.items() if applies(NOTICE.facts[fact], read(raw))}
        whole, answers = completed(told, rng), dict[str, object]()
        while fact := next_question(RULES, read(answers)):
            assert can_change(answers, fact, rng), (fact, answers)
            value = whole[fact]
            again = fact in answers
            assert not again or answers[fact] != value, f"asked in a circle: {fact}"
            answers[fact] = value[:4] if fact in LIMITS and value not in (None, "none") and not again else value
            asked += 1
        assert RULES.verdicts(read(answers)) == RULES.verdicts(read(whole))
    assert asked > 200


def test_it_stops_only_when_no_completion_gives_another_verdict() -> None:
    rng, stopped = Random(11), 0
    for raw in crowd(300, seed=11):
        if next_question(RULES, read(raw)) is None:
            stopped += 1
            assert {tuple(RULES.verdicts(read(completed(raw, rng))).values()) for _ in range(10)} == {
                tuple(RULES.verdicts(read(raw)).values())
            }, raw
    assert stopped > 60


# —— what it would take ——


def test_each_way_through_leads_where_it_says() -> None:
    walked = 0
    for raw in crowd(150, seed=13):
        for level, outlook in outlooks(RULES, read(raw)).items():
            for way in outlook.ways:
                year = way.earliest.year
                if year and not any(step.kind == "confirm" for step in way.steps):
                    after = Prospect(RULES, answers_after(NOTICE, read(raw), way.steps))
                    assert after.verdict(level, year) >= way.verdict, (raw, level, way)
                    walked += 1
    assert walked > 100


class Later(Naive):
    """Where years cannot be told, but all that can be told have dropped out, the same as if there were none."""

    def leaf(self, node: Mapping[str, Any], value: Any) -> int:
        if value is None and "has" in node:
            every = super().leaf(node, NOTICE.facts[node["fact"]].codes)
            none = super().leaf(node, [])
            return none if none == every else 1
        return super().leaf(node, value)


def in_year(year: int) -> Naive:
    """The plain walk over the trees, every day that years are counted to moved on to a later year, and every year that
    is asked for as many years."""
    later = Later(FOLDER)

    def moved(node: Any) -> Any:
        if isinstance(node, dict):
            inner = {key: moved(value) for key, value in node.items()}
            if node.get("fact") == "excellent_years":
                inner["has"] = [str(int(code) + year - 2023) for code in node["has"]]
            return inner | ({"as_of": f"{year}{node['as_of'][4:]}"} if "as_of" in node else {})
        return [moved(part) for part in node] if isinstance(node, list) else node

    later.trees, later.conditions = moved(later.trees), moved(later.conditions)
    return later


YEARS = {year: in_year(year) for year in range(2023, 2040)}


def test_the_earliest_year_is_the_first_in_which_the_level_opens() -> None:
    """As the plain walk finds it out, year by year, until something is missing."""
    opened = 0
    for raw in crowd(200, seed=17):
        verdicts = {year: plain.verdicts(raw) for year, plain in YEARS.items()}
        for level, said in earliest(RULES, read(raw)).items():
            found = [(year, verdict[level]) for year, verdict in verdicts.items()]
            unknown = min((year for year, verdict in found if verdict == Verdict.UNKNOWN), default=9999)
            certain = [year for year, verdict in found if verdict == Verdict.MET and year < unknown]
            disputed = [year for year, verdict in found if verdict == Verdict.CONFIRM and year < unknown]
            assert said.certain == min(certain, default=None), (raw, level)
            assert (said.year is None) == (not certain and not disputed), (raw, level)
            opened += said.certain is not None and said.certain > 2023
    assert opened > 5


# —— levels with windows of their own ——


@pytest.mark.parametrize(
    ("today", "phase", "sentence"),
    [
        (
            "2023-02-28",
            "before",
            "报名（四级、三级） 3 月 1 日开始，还有 1 天。报名（二级、一级） 4 月 10 日开始，还有 41 天。",
        ),
        (
            "2023-03-20",
            "open",
            "报名（四级、三级）今天截止，3 月 20 日。报名（二级、一级） 4 月 10 日开始，还有 21 天。",
        ),
        (
            "2023-03-21",
            "before",
            "报名（四级、三级）已于 3 月 20 日截止。报名（二级、一级） 4 月 10 日开始，还有 20 天。",
        ),
        (
            "2023-04-28",
            "open",
            "报名（四级、三级）已于 3 月 20 日截止。报名（二级、一级）今天截止，4 月 28 日 12:00。",
        ),
        ("2023-04-29", "over", "2023 年度的报名已于 4 月 28 日截止。"),
    ],
)
def test_the_season_speaks_of_each_window(today: str, phase: str, sentence: str) -> None:
    now = season(NOTICE, date.fromisoformat(today))
    assert (now.phase, now.sentence) == (phase, sentence)


def test_a_level_has_the_dates_of_its_own_window() -> None:
    own = {level: [p.deadline for p in stages(NOTICE, TODAY, {level}) if p.deadline] for level in ("3", "2")}
    assert own == {
        "3": ["报名截止（四级、三级）：2023 年 3 月 20 日"],
        "2": ["报名截止（二级、一级）：2023 年 4 月 28 日 12:00"],
    }
    text = calendar(NOTICE, ["3"], TODAY).decode()
    assert "20230320" in text and "20230428" not in text


def test_between_two_windows_the_answer_speaks_of_a_level_that_is_still_open() -> None:
    """After 20 March nobody can register for 四级 and 三级 any more."""
    seen = set()
    for raw in crowd(400, seed=5):
        found = Result(Explanation(RULES, read(raw)), date(2023, 4, 1))
        if best := found.best:
            assert best.over == (best.id in {"4", "3"}) == found.closed == found.title.startswith("2023 年报名已截止")
            assert not best.over or all(other.over for other in found.possible if other.verdict == best.verdict)
            seen.add((best.over, len({level.over for level in found.possible})))
    assert {(True, 1), (False, 1), (False, 2)} <= seen


# —— what it does not state ——

SECOND_LEVEL: Raw = {
    **{"post": "regular", "retires": "later", "held_level": "2", "level_since": "2018-06-30", "trade": "电工"},
    **{"education": "senior", "mentor_since": "2021", "excellent_years": ["2020", "2022"], "career_start": "2000"},
}


def test_a_level_without_a_stated_fee_has_none() -> None:
    fees = {level: found["fee"] for level, found in assess(RULES, read(SECOND_LEVEL))["levels"].items()}
    assert fees == {
        "4": {"total": 260, "items": {"报名费": 20, "考试费": 240}},
        "3": {"total": 300, "items": {}},
        "2": {"total": 380, "items": {}},
        "1": {"total": None, "items": {}},
    }


def test_what_people_take_away_says_what_is_not_stated() -> None:
    result = Result(Explanation(RULES, read(SECOND_LEVEL)), TODAY)
    sheet = document(result, Issued(encode(NOTICE, result.answers)))
    for text in (sent(result), reply(result, "1"), sheet):
        assert "费用通知没写" in text and "None" not in text
    assert "通知没有列材料" in sheet


def test_nothing_is_listed_that_it_does_not_state() -> None:
    lists = checklist(NOTICE, read(SECOND_LEVEL), "1")
    assert (lists.stated, lists.consequences, lists.statements) == ((), (), ())
    assert [part.id for part in lists.steps] == ["individual"]


def test_the_rules_can_be_read() -> None:
    [tree] = [level.tree for level in NOTICE.levels if level.id == "2"]
    assert "出生年月在 1968 年 9 月 30 日或以前" in str(rule(NOTICE, tree))


def test_a_code_brings_the_answers_back() -> None:
    for raw in crowd(50, seed=19):
        answers = read(raw)
        case = decode(encode(NOTICE, answers), load_notice)
        assert (case.notice_id, dict(case.answers), case.dropped) == ("yunxi-2023", answers, 0)


# —— commands ——


def test_every_command_works_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers, roster = tmp_path / "a.json", tmp_path / "r.csv"
    answers.write_text(json.dumps(SECOND_LEVEL), encoding="utf-8")
    roster.write_text("姓名,岗位身份,现有等级,参加工作时间\n张三,在编在岗,无,2015.9\n", encoding="utf-8")
    assert cli.main(["assess", str(answers)]) == 0
    assert json.loads(capsys.readouterr().out)["levels"]["1"]["verdict"] == "met"
    assert cli.main(["screen", str(roster), "--out", str(tmp_path / "out.csv")]) == 0
    [row] = csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {key: row[key] for key in row if key.startswith("level_")} == {
        **{"level_4": "unknown", "level_3": "not_met", "level_2": "not_met", "level_1": "not_met"}
    }
    assert cli.main(["template", "--out", str(tmp_path / "t.xlsx")]) == 0
    assert cli.main(["check"]) == 0


# —— pages ——


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("answered", [False, True], ids=["no answers", "answers"])
def test_every_page_works_with_it(page: str, answered: bool) -> None:
    visitor = Visitor(page=page, code=encode(NOTICE, read(SECOND_LEVEL)) if answered else "")
    assert visitor.heading
    assert visitor.foot[0] == "依据：云溪市 2023 年工勤技能岗位考核 · 云人社发〔2023〕8号。"
    assert not re.search("None|焦作|2020-|论文|备用", visitor.text)


def test_a_result_says_what_is_not_stated() -> None:
    visitor = Visitor(code=encode(NOTICE, read(SECOND_LEVEL)))
    assert visitor.heading == "您可以申报一级（高级技师）"
    card = visitor.cards["一级（高级技师）"]
    assert "费用通知没写" in card and "通知没有列材料" in card and "不照办会怎样" not in card


@pytest.mark.parametrize("fact", list(NOTICE.facts))
def test_every_question_can_be_shown(fact: str) -> None:
    visitor = Visitor()
    visitor.app.session_state["asking"] = fact
    visitor.look()
    assert visitor.heading == NOTICE.facts[fact].question


def test_the_costs_are_listed_as_far_as_they_are_stated() -> None:
    visitor = Visitor(page="prepare.py")
    rows = re.findall("<li.*?</li>", re.findall('<ol[^>]*class="bars".*?</ol>', "".join(visitor.pieces))[0])
    assert [words(row) for row in rows] == [
        *(
            "四级中级工报名费 20考试费 240260 元",
            "三级高级工没写分哪几项 300300 元",
            "二级技师没写分哪几项 380380 元",
            "一级高级技师费用通知没写",
        ),
    ]
    assert "在哪里报名" not in visitor.text


def test_without_a_fact_that_picks_the_way_an_office_has_one_way(tmp_path: Path) -> None:
    folder = copied(FOLDER, tmp_path / FOLDER.name)
    text = (folder / "notice.yaml").read_text(encoding="utf-8")
    (folder / "notice.yaml").write_text(
        text.replace("    unsure: 问本单位人事科\n", "    ask: {a: 去问}\n    unsure: 问\n"), encoding="utf-8"
    )
    assert [problem.text for problem in check(folder)] == [
        "没有事实管手续怎么办，ask 用不上。请只写 unsure，或者在前面写上 procedure"
    ]


def test_of_exams_nothing_need_be_said(tmp_path: Path) -> None:
    folder = copied(FOLDER, tmp_path / FOLDER.name)
    text = (folder / "fees.yaml").read_text(encoding="utf-8")
    (folder / "fees.yaml").write_text(text.partition("exams:")[0], encoding="utf-8")
    assert check(folder) == []


def almost_nothing(root: Path) -> Path:
    """The notice without catalogues, readings, documents, steps, exams and a time of application, and with one level
    below the others."""
    folder = copied(FOLDER, root / FOLDER.name)
    (root / "current").write_text(f"{FOLDER.name}\n", encoding="utf-8")
    (folder / "cases.yaml").unlink()  # of people with a trade

    def edit(name: str, *changes: tuple[str, str]) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        for pattern, new in changes:
            text, found = re.subn(pattern, new, text, flags=re.DOTALL)
            assert found, pattern
        (folder / name).write_text(text, encoding="utf-8")

    edit("trades.yaml", (r"catalogues:.*", "catalogues: []\n"))
    edit("readings.yaml", (r"readings:.*", "readings: []\n"))
    edit("preparation.yaml", (r"documents:.*", "documents: []\n"))
    edit("fees.yaml", (r"exams:.*", ""), (r"levels:\n", "levels:\n  6: {clause: 第九条, total: 0}\n"))
    edit("schedule.yaml", (r"stages:.*(?=  - id: exam)", "stages:\n"), (r"levels: \[4,", "levels: [6, 4,"))
    edit("questions.yaml", (r"  - id: trade\n.*?(?=  - id: education)", ""))
    edit(
        "clauses.yaml",
        (r"(heading: (?:报名|四级、三级、二级的工种|一级的工种))", r"\1\n    information: true"),
        (r"可以申报。", "可以申报，新来的报六级。"),
        (r"text: 四级 260 元", "text: 六级 0 元，四级 260 元"),
    )
    lowest = (
        "levels:\n  - {id: 6, name: 六级（学徒）, short: 六级, clause: 第一条, tree: {use: may_apply}}\n"
        "  - id: 4\n    name: 四级"
    )
    edit(
        "levels.yaml",
        (r"passing:\n[^\n]*\n", ""),
        (r"  common_trade: [^\n]*\n", ""),
        (r"        - use: common_trade\n", ""),
        (r"        - \{fact: trade[^\n]*\n", ""),
        (r"    skips: [^\n]*\n", ""),
        (r", reading: (?:years|secondment)", ""),
        (r"levels:\n  - id: 4\n    name: 四级", lowest),
    )
    return folder


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("answered", [False, True], ids=["no answers", "answers"])
def test_every_page_works_with_a_notice_that_states_almost_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, answered: bool
) -> None:
    assert check(almost_nothing(tmp_path)) == []
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    notice = load_notice()
    answers = {fact: answer for fact, answer in read(SECOND_LEVEL).items() if fact != "trade"}
    visitor = Visitor(page=page, code=encode(notice, answers) if answered else "")
    assert visitor.heading
    assert visitor.banner[0] == "这份通知没写报名时间。请先问清楚，再准备报名。"
    assert "None" not in visitor.text
