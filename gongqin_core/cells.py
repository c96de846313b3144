"""A roster's words: which fact a heading means, and which answer the text of one cell is.

Cells carry codes or the Chinese words for them; a multi is written with `;` between its codes. `none` says none of
these, 说不清 says that it cannot be told, and an empty cell says nothing at all.
"""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from .answers import Answer, AnswerError, read_answer
from .questions import NONE, Fact

CANNOT_TELL = "说不清"
SEPARATORS = re.compile(r"[;；]")


def spelling(text: str) -> str:
    """Two texts that differ only in width and spaces are spelled alike: （ and (, ２ and 2."""
    return "".join(normalize("NFKC", text).split())


def known_headings(facts: Mapping[str, Fact]) -> dict[str, str]:
    """Heading, as `spelling` gives it → fact id: the ids, and the Chinese names and questions of the notice."""
    names = ((name, fact.id) for fact in facts.values() for name in (fact.id, fact.short, fact.question))
    return {spelling(name): fact for name, fact in names}


def recognise(headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str | None]:
    """The fact each column holds; None for a column that is only passed through."""
    known = known_headings(facts)
    return [known.get(spelling(heading)) for heading in headings]


def read_cell(fact: Fact, text: str) -> Answer:
    """The answer that the text of a cell, not blank, gives. AnswerError says what to write instead."""
    text = text.strip()
    if text == CANNOT_TELL or spelling(text) == spelling(fact.unsure or CANNOT_TELL):
        return None
    if fact.type == "multi":
        codes = [_code(fact, part) for part in SEPARATORS.split(text) if part.strip()]
        if not codes:
            raise AnswerError(fact.id, f"请写{_choices(fact)}")
        return read_answer(fact, codes)
    if fact.type == "choice":
        return _code(fact, text)
    return read_answer(fact, text)


def _code(fact: Fact, text: str) -> str:
    spelled = spelling(text)
    for code, label in fact.labels.items():
        if spelled in (code, spelling(label)):
            return code
    if spelled == NONE and fact.type == "multi":
        return NONE
    raise AnswerError(fact.id, f"请写{_choices(fact)}")


def _choices(fact: Fact) -> str:
    words = "、".join(fact.labels.values())
    return f"下面的一项或几项，用 ; 隔开：{words}" if fact.type == "multi" else f"下面的一项：{words}"
