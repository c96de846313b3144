"""The jiaozuo-2020 rules as OpenFisca variables: two-valued, as that engine is; what may be met for certain is met.

People come as in `columns_by_hand.py`, and nothing is unknown: to OpenFisca a missing answer is 0.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import ETERNITY
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Array = Any
Person = build_entity(key="person", plural="people", label="职工", is_person=True)
PERIOD = "2020"
SYSTEM = TaxBenefitSystem([Person])


def given(name: str, kind: type) -> None:
    fields = {"value_type": kind, "entity": Person, "definition_period": ETERNITY}
    SYSTEM.add_variable(type(name, (Variable,), fields))


def rule(formula: Any) -> Any:
    """A yes-or-no variable with this formula."""
    fields = {"value_type": bool, "entity": Person, "definition_period": ETERNITY, "formula": formula}
    SYSTEM.add_variable(type(formula.__name__, (Variable,), fields))
    return formula


DATES = ("level_since", "career_start", "regularised_on", "birth", "paper_on", "title_since")
CODES = (
    *("post", "held_level", "certificate_kind", "trade_change", "retirement", "obstacles", "exceptional", "education"),
    *("skill_recognised", "sex", "trade", "assessments", "merits", "excellent_years", "paper", "teaching"),
)
for _name in DATES:
    given(_name, date)
for _name in CODES:
    given(_name, int)


def full(day: Array, years: int) -> Array:
    return day <= np.datetime64(f"{2020 - years}-12-31")


@rule
def may_apply(person: Any, period: Any) -> Array:
    return (person("post", period) <= 1) & person("not_barred", period)


@rule
def not_barred(person: Any, period: Any) -> Array:
    return (person("retirement", period) <= 1) & (person("obstacles", period) == 0)


@rule
def uncertified(person: Any, period: Any) -> Array:
    return (person("held_level", period) == 0) | (person("certificate_kind", period) == 1)


@rule
def public(person: Any, period: Any) -> Array:
    return person("certificate_kind", period) == 0


@rule
def ladder(person: Any, period: Any) -> Array:
    change = person("trade_change", period)
    same = (change == 0) | (change == 1) | (change == 3)
    return full(person("level_since", period), 5) & same & person("public", period)


@rule
def long_service_trade(person: Any, period: Any) -> Array:
    change = person("trade_change", period)
    return person("uncertified", period) | (change == 0) | (change == 1) | (change == 3)


@rule
def retest(person: Any, period: Any) -> Array:
    return person("public", period) & (person("trade_change", period) == 2)


@rule
def under_ten(person: Any, period: Any) -> Array:
    return person("career_start", period) > np.datetime64("2011-12-31")


@rule
def level_5(person: Any, period: Any) -> Array:
    regular = person("regularised_on", period)
    in_time = (regular <= np.datetime64("2020-09-29")) & (regular > np.datetime64("1900-01-01"))
    again = (person("held_level", period) == 1) & person("retest", period)
    return person("may_apply", period) & person("under_ten", period) & (person("uncertified", period) & in_time | again)


@rule
def level_4(person: Any, period: Any) -> Array:
    held = person("held_level", period)
    long = full(person("career_start", period), 10) & person("long_service_trade", period)
    up = ((held <= 1) | person("uncertified", period)) & ((held == 1) & person("ladder", period) | long)
    return person("may_apply", period) & (up | (held == 2) & person("retest", period))


@rule
def level_3(person: Any, period: Any) -> Array:
    held = person("held_level", period)
    long = full(person("career_start", period), 18) & person("long_service_trade", period)
    up = ((held <= 2) | person("uncertified", period)) & ((held == 2) & person("ladder", period) | long)
    return person("may_apply", period) & (up | (held == 3) & person("retest", period))


@rule
def skilled(person: Any, period: Any) -> Array:
    birth, education = person("birth", period), person("education", period)
    woman = (birth <= np.datetime64("1975-04-13")) & (person("sex", period) == 1)
    old = (birth <= np.datetime64("1970-04-13")) | woman
    return (education >= 2) | (education == 1) & (person("skill_recognised", period) == 0) & old


@rule
def level_2(person: Any, period: Any) -> Array:
    third = person("held_level", period) == 3
    return person("may_apply", period) & third & person("ladder", period) & person("skilled", period)


@rule
def merit(person: Any, period: Any) -> Array:
    years = person("excellent_years", period)
    twice = (years >> 2 & 1) + (years >> 3 & 1) + (years >> 4 & 1) + (years >> 5 & 1) >= 2
    return (person("merits", period) & (1 | 4 | 16 | 32) > 0) | twice


@rule
def level_1(person: Any, period: Any) -> Array:
    education, merit = person("education", period), person("merit", period)
    paper = (person("paper", period) == 0) & (person("paper_on", period) <= np.datetime64("2019-12-30"))
    learned = (education >= 2) | (education == 1) & merit
    fifth = (person("held_level", period) == 4) & person("ladder", period) & (person("trade_change", period) <= 1)
    able = full(person("career_start", period), 25) & (person("assessments", period) == 0)
    allowed = person("not_barred", period) & (person("post", period) <= 1) & (person("trade", period) == 1)
    return allowed & fifth & learned & able & (paper | merit)


def inputs(people: Mapping[str, Array]) -> dict[str, Array]:
    """People as OpenFisca wants them: dates as datetime64, codes as int32."""
    epoch = date(1970, 1, 1).toordinal()
    found = {name: people[name].astype(np.int32) for name in CODES}
    return found | {name: (people[name].astype(np.int64) - epoch).astype("datetime64[D]") for name in DATES}


def levels(people: Mapping[str, Array]) -> dict[str, Array]:
    """Level → met or not, of people as `inputs` gives them."""
    count = len(next(iter(people.values())))
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, count)
    for name, column in people.items():
        simulation.set_input(name, PERIOD, column)
    return {level: simulation.calculate(f"level_{level}", PERIOD) for level in "54321"}
