"""More notices. Two were entered from facts by `content/README.md` alone: levels without numbers in their names, years
that are fewer for some people, windows of some levels, a day by which one is still in post, and little that is stated.
The third has numbers, ages, calendar years, and levels without any number."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from gongqin_core.ahead.earliest import Earliest, earliest
from gongqin_core.authoring.check import check
from gongqin_core.comparing.own_cases import own_cases
from gongqin_core.guide.timetable import season
from gongqin_core.judging.answers import read_answers
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.numbers import Number
from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.words import yuan
from gongqin_core.notice.fees import Money
from gongqin_core.notice.load import load_notice, read_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from gongqin_core.roster.headings import result_headings
from gongqin_core.roster.screening import screen_frame
from gongqin_core.take_away.caselink import clashes, decode, encode
from tests.naive import Naive
from tests.places import TESTS
from tests.visitor import PAGES, Visitor

NOTICES = TESTS / "notices"
RULES = {name: rules_of(read_notice(NOTICES / name).notice) for name in ("lanjiang-2015", "shadi-2023", "xijin-2022")}
NAMES = {
    "lanjiang-2015": ["初级工", "中级工", "高级工", "技师"],
    "shadi-2023": ["中级工", "高级工", "技师", "高级技师"],
    "xijin-2022": ["高级工", "技师"],
}


@pytest.fixture(autouse=True)
def in_force(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GONGQIN_CONTENT", str(NOTICES))
    load_notice.cache_clear()
    yield
    load_notice.cache_clear()


@pytest.mark.parametrize("name", RULES)
def test_it_has_no_problems(name: str) -> None:
    """Nor does one of its people come out otherwise than a human judged them."""
    cases = own_cases(NOTICES / name)
    assert cases and len(list(cases.all())) >= 4
    assert check(NOTICES / name) == []
    assert clashes(RULES[name].notice) == []


@pytest.mark.parametrize("name", RULES)
def test_levels_go_by_their_order_and_not_by_their_names(name: str) -> None:
    assert [level.name for level in RULES[name].notice.levels] == NAMES[name]


# —— verdicts ——


def around(name: str, fact: Fact) -> list[str | None]:
    """The days around each limit of a fact, and the same with less said."""
    days = [date.fromordinal(cut) + timedelta(n) for cut in RULES[name].table[fact.id].cuts for n in (0, 1)]
    return [f"{day:{shape}}" for day in days for shape in ("%Y-%m-%d", "%Y-%m", "%Y", "%Y-XX")]


def ways(name: str, fact: Fact, rng: Random) -> Any:
    match fact.type:
        case "choice":
            return rng.choice([*sorted(fact.codes), None])
        case "multi":
            return rng.sample(sorted(fact.codes), rng.randint(0, 2))
        case "number":
            cuts = RULES[name].table[fact.id].cuts
            return rng.choice([*(str(Number.at(cut + by)) for cut in cuts for by in (-1, 0, 1)), "0", None])
        case "trade":
            trades = [trade for catalogue in RULES[name].notice.catalogues for trade in catalogue.trades]
            return rng.choice([*(rng.choice([trade.name, trade.code or trade.name]) for trade in trades), "木工", None])
        case _:
            return rng.choice([*around(name, fact), *([fact.none and "none"] if fact.none else []), None])


def somebody(name: str, rng: Random) -> dict[str, Any]:
    facts = RULES[name].notice.facts.values()
    return {fact.id: ways(name, fact, rng) for fact in facts if rng.random() < 0.9}


@pytest.mark.parametrize("name", RULES)
def test_compiled_trees_agree_with_the_plain_walk(name: str) -> None:
    rng, rules, plain, seen = Random(29), RULES[name], Naive(NOTICES / name), set()
    for _ in range(2000):
        raw = somebody(name, rng)
        found = rules.verdicts(read_answers(rules.notice.facts, raw))
        assert found == plain.verdicts(raw), raw
        seen |= set(found.values())
    assert seen == {*Verdict} - ({Verdict.CONFIRM} if name != "lanjiang-2015" else set())


@pytest.mark.parametrize("name", RULES)
def test_what_is_proved_of_everybody_is_so_of_anybody(name: str) -> None:
    """Days, numbers and trades of a group as well."""
    rng, rules, everybody = Random(41), RULES[name], Everybody(RULES[name].notice)
    for _ in range(1000):
        answers = read_answers(rules.notice.facts, somebody(name, rng))
        point, says = everybody.at(answers), everybody.level_diagrams.items()
        found = {level: everybody.diagrams.at(diagram, point) for level, diagram in says}
        assert found == rules.verdicts(answers), answers


@pytest.mark.parametrize("name", RULES)
def test_columns_and_single_people_agree(name: str) -> None:
    rng, rules = Random(37), RULES[name]
    people = [somebody(name, rng) for _ in range(500)]
    written = [{fact: cell(raw.get(fact, "")) for fact in rules.notice.facts} for raw in people]
    found = screen_frame(pd.DataFrame(written), rules.notice, date(2023, 3, 10))[result_headings(rules.notice)[:-1]]
    alone = [rules.verdicts(read_answers(rules.notice.facts, raw)).values() for raw in people]
    assert found.to_numpy().tolist() == [[verdict.code for verdict in verdicts] for verdicts in alone]


def cell(answer: object) -> str:
    """An answer as the text of a roster's cell."""
    if isinstance(answer, list):
        return ";".join(answer) or "none"
    return "说不清" if answer is None else str(answer)


def third(since: str) -> dict[str, Any]:
    return {
        "post": "skilled",
        "held_level": "3",
        "level_since": since,
        "in_post_until": "2024-03",
        "trade": "渠道养护工",
    }


@pytest.mark.parametrize(
    ("since", "first"),
    [
        ("2019-12-31", Earliest(2023, 2023)),
        ("2020-01-01", Earliest(2024, 2024)),
        ("2020-12-31", Earliest(2024, 2024)),
        ("2021-01-01", Earliest(2025, 2025)),
    ],
)
def test_the_day_of_the_certificate_moves_and_that_in_post_stays(since: str, first: Earliest) -> None:
    rules = RULES["shadi-2023"]
    assert earliest(rules, read_answers(rules.notice.facts, third(since)))["2"] == first


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        ("2023-03-27", "报名（中级工、高级工、技师） 3 月 28 日开始，还有 1 天。"),
        ("2023-04-15", "报名（中级工、高级工、技师）今天截止，4 月 15 日。"),
        ("2023-06-30", "报名（高级技师）今天截止，6 月 30 日。"),
    ],
)
def test_each_window_is_told_by_the_names_of_its_levels(today: str, sentence: str) -> None:
    assert sentence in season(RULES["shadi-2023"].notice, date.fromisoformat(today)).sentence


def test_a_code_brings_the_answers_back() -> None:
    for name, rules in RULES.items():
        answers = read_answers(rules.notice.facts, somebody(name, Random(31)))
        case = decode(encode(rules.notice, answers), load_notice)
        assert (case.notice_id, dict(case.answers), case.dropped) == (name, answers, 0)


# —— what it costs ——


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "0 元"), (275, "275 元"), (Decimal("46.5"), "46.50 元"), (Decimal("93.00"), "93 元"), (1234567, "1234567 元")],
)
def test_an_amount_in_words(amount: Money, words: str) -> None:
    assert yuan(amount) == words


def test_large_amounts_are_told_with_commas() -> None:
    assert [yuan(amount, thousands=True) for amount in (1275, Decimal("1275.40"))] == ["1,275 元", "1,275.40 元"]


# —— pages ——


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts one of them in force, with no other beside it."""

    def put(name: str) -> None:
        shutil.copytree(NOTICES / name, tmp_path / name)
        (tmp_path / "current").write_text(f"{name}\n", encoding="utf-8")
        monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
        monkeypatch.setenv("GONGQIN_TODAY", f"{RULES[name].notice.about.year}-03-12")

    return put


def met(notice: Notice, name: str) -> str:
    """The code of somebody to whom a level is open."""
    own = own_cases(NOTICES / name)
    assert own
    return next(encode(notice, own.answers(case, notice)) for _, case in own.all() if "met" in case.expect.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", RULES)
def test_every_page_works_with_it(name: str, page: str, alone: Callable[[str], None]) -> None:
    alone(name)
    notice = RULES[name].notice
    visitor = Visitor(page=page, code=met(notice, name))
    assert visitor.foot[0] == f"依据：{notice.about.short} · {notice.about.number}。"
    assert visitor.heading and "None" not in visitor.text and "焦作" not in visitor.text


@pytest.fixture
def asked_for_hours(alone: Callable[[str], None]) -> Visitor:
    """A visitor at the question for a number."""
    alone("xijin-2022")
    rules = RULES["xijin-2022"]
    worker = {"held_level": "none", "birth": "1985-05-05", "career_start": "2010-07-01"}
    visitor = Visitor(code=encode(rules.notice, read_answers(rules.notice.facts, worker)))
    assert visitor.heading == rules.notice.facts["hours"].question
    return visitor


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", "填上学时；没有的填 0。"),
        ("很多", "只写数字，如 90。"),
        ("501", "501 不在 0 至 500 之间。请核对。"),
    ],
)
def test_what_is_no_number_is_told_beside_the_question(asked_for_hours: Visitor, typed: str, trouble: str) -> None:
    visitor = asked_for_hours
    visitor.write(typed)
    visitor.go_on()
    assert visitor.trouble == trouble


def test_a_number_is_typed_and_can_be_changed(asked_for_hours: Visitor) -> None:
    visitor = asked_for_hours
    visitor.write("96.5 学时")
    visitor.go_on()
    assert visitor.answers["hours"] == Number.parse("96.5")
    visitor.change("hours")
    assert visitor.chosen == ["96.5"]
    visitor.write("")
    visitor.answer("说不清，要查记录")
    assert visitor.answers["hours"] is None


# —— trades with codes, and what they pay ——


def test_a_trade_is_found_by_its_code_and_offered_with_it(alone: Callable[[str], None]) -> None:
    alone("xijin-2022")
    rules = RULES["xijin-2022"]
    worker = {"held_level": "none", "birth": "1985-05-05", "career_start": "2010-07-01", "hours": "96", "deducted": "0"}
    visitor = Visitor(code=encode(rules.notice, read_answers(rules.notice.facts, worker)))
    assert visitor.heading == rules.notice.facts["trade"].question
    assert "焊工　6-18-02-04，技术复杂工种" in visitor.text
    visitor.write("4-10-01")
    visitor.go_on()
    assert visitor.options == ["保育员", "说不清工种全名"]
    visitor.answer("保育员")
    assert visitor.answers["trade"] == "保育员"
    assert (
        "通用工种：每科 30 元 ＝ 60 元" in visitor.text
        and "技术复杂工种：" not in visitor.text.partition("报名和费用")[0]
    )


def test_what_each_kind_of_trade_pays_stands_on_the_page_of_fees(alone: Callable[[str], None]) -> None:
    alone("xijin-2022")
    text = Visitor(page="prepare.py").text
    assert "技术复杂工种 93 元" in text and "通用工种 60 元" in text and "180.50 元" in text
