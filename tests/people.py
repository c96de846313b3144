"""People for tests and benchmarks: those of the notice's `cases.yaml`, any answers at all, and a town's workers.

A person is raw JSON answers (fact → value), as a file or a form gives them; `read` makes them the core's.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import yaml
from hypothesis import settings
from hypothesis import strategies as st

from gongqin_core.judging.answers import Answer, Answers, Span, read_answers
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.notice.load import load_notice
from tests.places import CONTENT

NOTICE = load_notice("jiaozuo-2020")
RULES = rules_of(NOTICE)
LEVELS = tuple(NOTICE.level)
Raw = dict[str, Any]

# The same examples on every machine and in every run; hypothesis keeps no files of its own.
STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=150)


def read(raw: Mapping[str, Any]) -> dict[str, Answer]:
    return read_answers(NOTICE.facts, raw)


def written(answers: Answers) -> Raw:
    """The answers as JSON spells them; `read` reads them back."""
    return {fact: _json(answer) for fact, answer in answers.items()}


def _json(answer: Answer) -> Any:
    if isinstance(answer, frozenset):
        return sorted(answer)
    return str(answer) if isinstance(answer, Span) else answer


# —— the people of cases.yaml ——

ALL_CASES: dict[str, Any] = yaml.load(
    (CONTENT / "jiaozuo-2020" / "cases.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader
)


def load_cases(topic: str) -> list[Any]:
    """The cases of a topic; every scalar is text, except `null` (cannot tell) and nothing (not asked)."""
    cases: list[Any] = ALL_CASES["cases"][topic]
    return cases


def person(like: str, **changes: Any) -> Raw:
    """Somebody of `cases.yaml`, with other answers to some facts; an empty text takes an answer away."""
    facts = dict(PEOPLE[like])
    base = person(facts.pop("like")) if "like" in facts else {}
    merged = base | {fact: None if value == "null" else value for fact, value in (facts | changes).items()}
    return {fact: value for fact, value in merged.items() if value != ""}


PEOPLE: dict[str, Raw] = ALL_CASES["people"]

# —— any answers at all ——

DAYS: Mapping[str, tuple[str, ...]] = {
    "level_since": ("2012-06-30", "2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01"),
    "career_start": (
        *("1984-07-01", "1995-12-31", "1996-01-01", "1996-12-31", "1997-01-01", "2002-12-31", "2003-01-01"),
        *("2003-12-31", "2004-01-01", "2010-12-31", "2011-01-01", "2011-12-31", "2012-01-01", "2020-07-01"),
    ),
    "regularised_on": ("2012-07-01", "2020-09-29", "2020-09-30", "2020-10-01", "none"),
    "birth": (
        *("1965-05-20", "1970-04-13", "1970-04-14", "1970-12-31", "1971-01-01"),
        *("1975-04-13", "1975-04-14", "1975-12-31", "1976-01-01"),
    ),
    "paper_on": ("2018-06-01", "2019-12-30", "2019-12-31", "2020-01-01"),
    "title_since": ("2013-06-30", "2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01", "none"),
}
"""Days on both sides of every limit of the notice, written down by hand."""

SETS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "obstacles": ((), ("under_discipline",), ("unit_refused",), ("false_filing_ban",), ("unfit",)),
    "exceptional": ((), ("provincial_model",), ("invention_provincial", "competition_rank")),
    "merits": ((), *((code,) for code in sorted(NOTICE.facts["merits"].codes)), ("honour_unsure", "patent")),
    "excellent_years": (
        *((), ("2019",), ("2014", "2015"), ("2014", "2016"), ("2015", "2016"), ("2018", "2019")),
        *(("2014", "2015", "2016"), ("2015", "2016", "2017")),
    ),
}
TRADES = ("焊工", "汽车驾驶员", "保管工")
"""One of the annex, a former name, and neither."""


def full_answers(fact: str) -> list[Any]:
    """Every answer that leaves nothing to ask, or one of each kind where there are too many."""
    if fact in DAYS:
        return list(DAYS[fact])
    if fact in SETS:
        return [list(codes) for codes in SETS[fact]]
    return list(TRADES) if fact == "trade" else [option.code for option in NOTICE.facts[fact].options]


def coarse_dates(fact: str) -> list[str]:
    """The same days with less said: a year, a month, and either with the rest not to be had."""
    days = [day for day in DAYS.get(fact, ()) if day != "none"]
    years, months = sorted({day[:4] for day in days}), sorted({day[:7] for day in days})
    return [*years, *months, *(f"{year}-XX" for year in years), *(f"{month}-XX" for month in months)]


COMPLETE: Mapping[str, list[Any]] = {fact: full_answers(fact) for fact in NOTICE.facts}
ANYTHING: Mapping[str, list[Any]] = {fact: [*COMPLETE[fact], *coarse_dates(fact), None] for fact in NOTICE.facts}


def anybody(rng: Random, answered: float = 0.7) -> Raw:
    """Any answers whatever, to about that share of the facts; cannot tell and half a date among them."""
    return {fact: rng.choice(ways) for fact, ways in ANYTHING.items() if rng.random() < answered}


def somebody(rng: Random, changes: int = 4) -> Raw:
    """Somebody of `cases.yaml` with a few answers changed or taken away: closer to a yes than anybody at all."""
    facts = person(rng.choice([name for name in PEOPLE if name != "nobody"]))
    for fact in rng.sample(list(ANYTHING), changes):
        facts[fact] = rng.choice([*ANYTHING[fact], ""])
    return {fact: value for fact, value in facts.items() if value != ""}


def crowd(size: int, seed: int) -> Iterator[Raw]:
    """Half anybody, from almost silent to complete, half somebody."""
    rng = Random(seed)
    for i in range(size):
        yield anybody(rng, rng.choice((0.3, 0.5, 0.7, 0.9, 1))) if i % 2 else somebody(rng)


answers = st.fixed_dictionaries({}, optional={fact: st.sampled_from(ways) for fact, ways in ANYTHING.items()})
"""hypothesis: any answers to any of the facts."""

lives = st.integers(0, 2**32).map(lambda seed: somebody(Random(seed)))
"""hypothesis: somebody."""

# —— a town's workers ——

FIRST_APPLICATION_DAY = date(2020, 4, 13)
LADDER = (  # from so many years at work, how many of a hundred hold none, 5, 4, 3, 2, 1
    (25, (8, 3, 14, 50, 23, 2)),
    (18, (10, 5, 25, 50, 10, 0)),
    (10, (15, 20, 45, 20, 0, 0)),
    (5, (25, 60, 15, 0, 0, 0)),
    (0, (60, 40, 0, 0, 0, 0)),
)
OTHER_TRADES = ("保管工", "收银员", "电工", "水暖工", "炊事员", "园林绿化工", "打字员")


def population(size: int, seed: int = 2020) -> list[Raw]:
    """Workers of a city in the season of the notice, each with an answer to every fact that applies to them."""
    rng = Random(seed)
    return [_worker(rng) for _ in range(size)]


def _worker(rng: Random) -> Raw:
    sex = _usual(rng, "sex")
    birth = FIRST_APPLICATION_DAY - timedelta(rng.randint(20 * 365, 60 * 365))
    start = min(date(birth.year + rng.randint(18, 24), rng.choice((3, 7, 7, 9, 12)), 1), date(2020, 3, 1))
    post = _usual(rng, "post")
    return {
        "post": post,
        "obstacles": _some_of(rng, **NOTICE.shares["obstacles"]),
        "retirement": _retirement(rng, sex, birth),
        "career_start": start.isoformat(),
        "regularised_on": date(start.year + 1, start.month, 1).isoformat(),
        **_certificate(rng, start),
        "trade": rng.choice(("汽车驾驶员", "汽车驾驶维修员", *_listed(rng), rng.choice(OTHER_TRADES))),
        "education": _usual(rng, "education"),
        "sex": sex,
        "birth": birth.isoformat(),
        "skill_recognised": _usual(rng, "skill_recognised"),
        "assessments": _usual(rng, "assessments"),
        "excellent_years": _some_of(rng, **NOTICE.shares["excellent_years"]),
        **_paper(rng),
        "merits": _some_of(rng, **NOTICE.shares["merits"]),
        "exceptional": _some_of(rng, **NOTICE.shares["exceptional"]),
        "title_since": f"{rng.randint(2005, 2019)}-12-01" if post == "technical" and rng.random() < 0.8 else "none",
        "teaching": _one_of(rng, yes=60, no=40) if post == "technical" else "no",
        "affiliation": _usual(rng, "affiliation"),
    }


def _certificate(rng: Random, start: date) -> Raw:
    worked = 2020 - start.year
    shares = next(shares for years, shares in LADDER if worked >= years)
    level = rng.choices(("none", "5", "4", "3", "2", "1"), shares)[0]
    if level == "none":
        return {"held_level": level}
    year = 2020 - rng.randint(1, max(1, min(12, worked - 1)))
    since = date(year, rng.choice((1, 6, 11, 12)), rng.choice((1, 15, 28)))
    change = _usual(rng, "trade_change")
    kind = _usual(rng, "certificate_kind")
    return {"held_level": level, "certificate_kind": kind, "level_since": since.isoformat(), "trade_change": change}


def _retirement(rng: Random, sex: str, birth: date) -> str:
    age = 2020 - birth.year
    if sex == "male" and age >= 60:
        return "later_in_2020" if birth.month > 4 else "around_issue"
    if sex == "female" and age >= 50:
        return "before_issue" if age > 55 else "around_issue"
    return _one_of(rng, not_in_2020=99, later_in_2020=1)


def _paper(rng: Random) -> Raw:
    paper = _usual(rng, "paper")
    if paper in ("none", "other"):
        return {"paper": paper}
    return {"paper": paper, "paper_on": date(rng.randint(2014, 2020), rng.randint(1, 12), 20).isoformat()}


def _listed(rng: Random) -> list[str]:
    return rng.sample([trade.name for trade in NOTICE.catalogue["level_1_trades"].trades], 2)


def _usual(rng: Random, fact: str) -> str:
    """One answer, each as frequent as the notice's `shares` have it."""
    return _one_of(rng, **NOTICE.shares[fact])


def _one_of(rng: Random, **shares: float) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def _some_of(rng: Random, **chances: float) -> list[str]:
    return [code for code, chance in chances.items() if rng.random() < chance / 100]
