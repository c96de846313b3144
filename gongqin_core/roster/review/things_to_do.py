"""What has to be looked at again in a roster, by what there is to do: one thing for all rows that call for it."""

import re
from dataclasses import dataclass, field

from ...notice.spelling import spelling
from ..cells import SEPARATOR
from ..columns import in_one_line, one_line
from ..ditto_sign import is_ditto
from ..heading_words import NAME_HEADINGS
from ..words import LONGEST_WORD, is_read
from .review import Review
from .roles import NAME
from .spots import Spot, Spots

LINE = re.compile(r"第 \d+ 行")
DIGITS = re.compile(r"\d+")
DIFFERENT = re.compile(r"(?<=：)\d+ 年(?=不在)")
"""A year that stands in one row alone, at the beginning of what is wrong."""
TWICE = re.compile(r"[与和]第 \d+ 行")
"""How it begins that somebody may stand there twice."""
NEVER = re.compile(r"(?!)")
PARTS = {"date": DIGITS, "number": DIGITS, "multi": SEPARATOR}
"""What makes of a cell more than one word: how it is written may be wrong, not only what it says."""


@dataclass
class Thing:
    """One thing to do, in all the rows that call for it."""

    key: str
    """Tells it from every other of the roster, also after some rows were put right."""
    title: str
    """`列名：what is wrong`, in one sentence; the column once."""
    spots: list[Spot] = field(default_factory=list)
    others: tuple[str, ...] = ()
    """Roles of further columns that may be what is wrong."""
    word: str = ""
    """What stands in all these cells, where it is a word that cannot be read; else empty."""

    @property
    def rows(self) -> int:
        return len({spot.person.row for spot in self.spots})

    @property
    def remedy(self) -> str:
        """What to do besides what the title says, where it is the same in all rows; else empty."""
        rest = {_rest(spot.remedy) for spot in self.spots}
        return rest.pop() if len(rest) == 1 else ""


def things_to_do(review: Review) -> list[Thing]:
    """The one that most rows call for first; equal ones as they come in the roster."""
    things: dict[str, Thing] = {}
    for spot in Spots(review).of(review.with_problems):
        word = spot.text if is_word(review, spot) else ""
        key = _key(spot, word)
        if key not in things:
            things[key] = Thing(key, _title(review, spot, word), [], _others(review, spot), word)
        things[key].spots.append(spot)
    for thing in things.values():
        if not thing.word and len({_first(spot.remedy) for spot in thing.spots}) > 1:
            thing.title = DIFFERENT.sub("所写的年份", thing.title)
    return sorted(things.values(), key=lambda thing: -thing.rows)


def is_word(review: Review, spot: Spot) -> bool:
    """Whether the cell says something that the notice cannot read and an office may have a meaning for: not a date
    slipped in the writing, which is each row's own, no formula, and no sign for what stands above."""
    fact = review.notice.facts.get(spot.role)
    if fact is None or is_ditto(spot.text) or not 0 < len(spot.text) <= LONGEST_WORD or spot.text[0] in "=#":
        return False
    if PARTS.get(fact.type, NEVER).search(spot.text):
        return False
    return review.words.get(fact.id, spot.text) is None and not is_read(review.notice, fact, spot.text)


def _is_remedy(spot: Spot, why: str) -> bool:
    return one_line("", "", why).removeprefix("：：") == spot.remedy


def _key(spot: Spot, word: str) -> str:
    what = f"“{spelling(word)}”" if word else DIGITS.sub("0", _first(spot.remedy))
    return f"{spot.role} {what}"


def _title(review: Review, spot: Spot, word: str) -> str:
    wrong = f"“{word}”是什么意思？" if word else LINE.sub("另一行", _first(spot.remedy))
    if not spot.role or wrong.startswith(column := heading(review, spot.role)):  # it says of what it speaks
        return wrong
    return f"{column}：{wrong}"


def heading(review: Review, role: str) -> str:
    """What stands over the column of a role."""
    column = review.column.get(role)
    return NAME_HEADINGS[0] if column is None else in_one_line(review.intake.headings[column])


def _first(remedy: str) -> str:
    return remedy.partition("。")[0]


def _rest(remedy: str) -> str:
    return remedy.partition("。")[2]


def _others(review: Review, spot: Spot) -> tuple[str, ...]:
    """The columns that the notice's doubt compares the cell with; of somebody who may stand there twice all that tell
    people apart."""
    if TWICE.match(spot.remedy):
        apart = (NAME, *(doubt.fact for doubt in review.notice.suspicions if doubt.must == "once"))
        return tuple(role for role in dict.fromkeys(apart) if role in review.column and role != spot.role)
    for doubt in review.notice.suspicions:
        if doubt.fact == spot.role and _is_remedy(spot, doubt.say):
            roles = dict.fromkeys((*([doubt.since] if doubt.since else []), *doubt.when))
            return tuple(role for role in roles if role in review.column)
    return ()
