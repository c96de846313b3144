"""Checks on facts and codes that are named outside conditions: what a question depends on, what is suspicious in a
roster, what passing an exam, a step or a year changes, and which fact picks the steps."""

import re
from collections.abc import Callable, Iterator, Mapping

from ...notice.answer_leaves import years_among
from ...notice.nodes import FactType
from ...notice.notice import Passing
from ...notice.questions import MORE, NONE, PASSED_LEVEL, THAT_YEAR, Fact, Option, Suspicion
from ...notice.yaml_lines import Problem
from .places import Book, inside, no_such
from .trees import TYPES

YEAR = re.compile(r"(?:19|20)\d\d")
ROUNDED = 1
"""By how much estimates may miss a hundred."""


def wrong_applies(book: Book) -> Iterator[Problem]:
    """A question depends only on choices that were asked before it, and on all that these depend on."""
    asked: dict[str, Fact] = {}
    for spot in book.of(Fact):
        for name, codes in spot.value.applies.items():
            if wrong := _wrong_apply(asked, name, codes) or _apply_left_out(asked[name], spot.value):
                yield book.at(spot, wrong, "applies", name)
        asked[spot.value.id] = spot.value


def _wrong_apply(asked: dict[str, Fact], name: str, codes: tuple[str, ...]) -> str | None:
    fact = asked.get(name)
    if fact is None:
        return no_such("排在前面的事实", name, asked, "questions.yaml，把要看的单选排到前面")
    if fact.type != "choice":
        return f"“{name}”是{TYPES[fact.type]}，这里要单选。请换一个"
    return _wrong_code(fact, codes)


def _apply_left_out(other: Fact, fact: Fact) -> str | None:
    for name, codes in other.applies.items():
        if not {*fact.applies.get(name, ())} <= {*codes} or name not in fact.applies:
            return f"“{other.id}”自己有 applies。请在这里也写上 {name}: [{', '.join(codes)}]，或者其中几个"
    return None


def wrong_suspicions(book: Book) -> Iterator[Problem]:
    for spot in book.of(Suspicion):
        doubt: Suspicion = spot.value
        compares = doubt.must in ("absent", "past", "recent", "after")
        for key, name in (("fact", doubt.fact), ("since", doubt.since)):
            if name and (wrong := _wrong_fact(book, name, "date" if compares else None)):
                yield book.at(spot, wrong, key)
        for key, named in (("when", doubt.when), ("unless", doubt.unless)):
            for name, codes in named.items():
                if wrong := _wrong_fact(book, name) or _wrong_code(book.notice.facts[name], codes):
                    yield book.at(spot, wrong, key, name)
        if (doubt.must == "after") != (doubt.since is not None):
            yield book.at(spot, "must: after 要和 since 一起写，别的不写 since。请补上或删去")


def wrong_listed(book: Book) -> Iterator[Problem]:
    for key, names in (("listed", book.notice.listed), ("unit_states", book.notice.unit_states)):
        for place, name in enumerate(names):
            if wrong := _wrong_fact(book, name):
                yield book.problem("questions", (key, place), wrong)


def wrong_assumable(book: Book) -> Iterator[Problem]:
    for name, code in book.notice.assumable.items():
        if wrong := _wrong_fact(book, name) or _wrong_assumption(book.notice.facts[name], code):
            yield book.problem("questions", ("assumable", name), wrong)


def _wrong_assumption(fact: Fact, code: str) -> str | None:
    return None if code == NONE and fact.type == "multi" else _wrong_code(fact, (code,))


def wrong_shares(book: Book) -> Iterator[Problem]:
    """Estimates are of answers that there are; those to a single choice are all of them."""
    for name, shares in book.notice.shares.items():
        if wrong := _wrong_fact(book, name) or _wrong_shares(book.notice.facts[name], shares):
            yield book.problem("questions", ("shares", name), wrong)


def _wrong_shares(fact: Fact, shares: Mapping[str, float]) -> str | None:
    if fact.type == "trade":
        return f"“{fact.id}”是工种，这里不写。请删去"
    stated = [key for key in shares if key != NONE or fact.type == "choice" or not fact.none]
    if fact.type == "date":
        wrong = next((key for key in stated if not YEAR.fullmatch(key)), None)
        return wrong and f"“{wrong}”不是年份。日期的一段，写它的头一年"
    if fact.type == "number":
        wrong = next((key for key in stated if not key.isdecimal()), None)
        return wrong and f"“{wrong}”不是数字。数字的一段，写它最小的数"
    if wrong := _wrong_code(fact, tuple(stated)):
        return wrong
    whole = sum(shares.values())
    if fact.type == "choice" and abs(whole - 100) > ROUNDED:
        return f"加起来是 {whole:g}，应该是 100。请改，或者看是不是漏了一个答案"
    return None


def wrong_passing(book: Book) -> Iterator[Problem]:
    """What passing an exam makes of the answers are answers that the facts can have."""
    for spot in book.of(Passing):
        for key, answers in inside(spot.value):
            for name, answer in answers.items():
                if wrong := _wrong_passing(book, name, answer):
                    yield book.at(spot, wrong, key, name)


def _wrong_passing(book: Book, name: str, answer: str) -> str | None:
    if wrong := _wrong_fact(book, name):
        return wrong
    return _wrong_answers(book.notice.facts[name], tuple(book.notice.level) if answer == PASSED_LEVEL else (answer,))


def wrong_cures(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        fact: Fact = spot.value
        for answer in fact.cure:
            if answer not in _of_sets(fact) and (wrong := _wrong_answers(fact, (answer,))):
                yield book.at(spot, wrong, "cure", answer)
        for place, answer in enumerate(fact.soon):
            if wrong := _wrong_answers(fact, (answer,)):
                yield book.at(spot, wrong, "soon", place)


def _of_sets(fact: Fact) -> list[str]:
    """What `cure` may name of a multi besides its codes: to have none of them, and years that are still to be won."""
    if fact.type != "multi":
        return []
    return [NONE, THAT_YEAR] if years_among(fact.codes) else [NONE]


def wrong_later(book: Book) -> Iterator[Problem]:
    for spot in book.of(Option):
        fact = book.parts.questions.facts[int(spot.place[1])]
        if spot.value.later and (wrong := _wrong_code(fact, (spot.value.later,))):
            yield book.at(spot, wrong, "later")


def _wrong_fact(book: Book, name: str, wanted: FactType | None = None) -> str | None:
    """What is wrong with a name that has to be that of a fact, of the type `wanted`."""
    fact = book.notice.facts.get(name)
    if fact is None:
        return no_such("事实", name, book.notice.facts, "questions.yaml")
    if wanted is None or wanted == fact.type:
        return None
    return f"“{name}”是{TYPES[fact.type]}，这里要{TYPES[wanted]}。请换一个"


def _wrong_answers(fact: Fact, answers: tuple[str, ...]) -> str | None:
    """Of a date nothing but the year can be named, of a number nothing but that it is more."""
    only = {"date": THAT_YEAR, "number": MORE}.get(fact.type)
    if only is None:
        return _wrong_code(fact, answers)
    return None if answers == (only,) else f"“{fact.id}”是{TYPES[fact.type]}，这里只能写 {only}。请改"


def _wrong_code(fact: Fact, codes: tuple[str, ...]) -> str | None:
    wrong = next((code for code in codes if code not in fact.codes), None)
    return wrong and no_such("代码", wrong, fact.codes, f"questions.yaml 的 {fact.id}")


def wrong_procedure(book: Book) -> Iterator[Problem]:
    name = book.notice.about.procedure
    if name is not None and (wrong := _wrong_fact(book, name, "choice")):
        yield book.problem("about", ("procedure",), wrong)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    wrong_applies,
    wrong_suspicions,
    wrong_assumable,
    wrong_shares,
    wrong_listed,
    wrong_passing,
    wrong_cures,
    wrong_later,
    wrong_procedure,
)
