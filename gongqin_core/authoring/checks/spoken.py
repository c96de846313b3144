"""Checks on the words that rosters have for answers: which are the notice's own, and which need a reason."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...notice.base import Place
from ...notice.questions import NONE, CommonWords, Fact, Option
from ...notice.spelling import spelling
from ...notice.yaml_lines import Problem
from .places import Book, Spot, no_such

COMMON, UNSURE = "common_words", "unsure"


def foreign_words(book: Book) -> Iterator[Problem]:
    """What the notice has not said itself has to give its reason. One character stands in a clause by chance."""
    for spot in book.of(Option):
        yield from _foreign(book, spot, "words", spot.value.words, (spot.value.label, spot.value.hint))
    for spot in book.of(Fact):
        yield from _foreign(book, spot, "none_words", spot.value.none_words, (spot.value.none,))


def _foreign(
    book: Book, spot: Spot, key: str, words: tuple[str, ...], said: tuple[str | None, ...]
) -> Iterator[Problem]:
    labels, clauses = [*map(spelling, filter(None, said))], [*map(spelling, _notice_texts(book))]
    for number, word in enumerate(words):
        spelled = spelling(word)
        if not any(spelled in text for text in (labels if len(spelled) == 1 else labels + clauses)):
            text = f"“{word}”不是通知里的话。请移到 common_words 里，用 why 写上为什么这样读"
            yield book.at(spot, text, key, number)


def _notice_texts(book: Book) -> Iterator[str]:
    """What the notice says, in our words and its own."""
    for clause in book.notice.clauses:
        yield from (clause.heading, clause.text)
    for level in book.notice.levels:
        yield level.name


def wrong_meanings(book: Book) -> Iterator[Problem]:
    for spot in book.of(CommonWords):
        fact: Fact = book.parts.questions.facts[int(spot.place[1])]
        code, known = spot.value.means, {*fact.codes, *([NONE] if fact.none else [])}
        if fact.type == "trade":
            yield book.at(spot, f"“{fact.id}”是工种，不用 common_words。请写进 trades.yaml 的 also，或删去")
        elif code and code not in known:
            yield book.at(spot, no_such("代码", code, known, f"“{fact.id}”的答案"), "means")


def repeated_words(book: Book) -> Iterator[Problem]:
    """What rosters say for an answer stands once, in the notice or in its base, and means one thing."""
    for spot in book.of(Fact):
        known: dict[str, _Said] = {}
        for said in _said(spot.value):
            before = known.setdefault(spelling(said.word), said)
            if before is not said and said.place[0] == COMMON:
                yield _repeated(book, spot, before, said)


class _Said(NamedTuple):
    """A word for an answer, what it means (None: that is left open), and where in its fact it stands."""

    word: str
    means: str | None
    place: Place


def _said(fact: Fact) -> Iterator[_Said]:
    for n, option in enumerate(fact.options):
        yield from (_Said(word, option.code, ("options", n)) for word in (option.code, option.label))
        yield from (_Said(word, option.code, ("options", n, "words", m)) for m, word in enumerate(option.words))
    if fact.none:
        yield _Said(fact.none, NONE, ("none",))
        yield from (_Said(word, NONE, ("none_words", m)) for m, word in enumerate(fact.none_words))
    if fact.unsure:
        yield _Said(fact.unsure, UNSURE, (UNSURE,))
    for n, some in enumerate(fact.common_words):
        yield from (_Said(word, some.means, (COMMON, n, "words", m)) for m, word in enumerate(some.words))


def _repeated(book: Book, spot: Spot, first: _Said, second: _Said) -> Problem:
    """Told of the one in the notice's own file, where the other is in the base."""
    there, here = (Spot(spot.part, (*spot.place, *said.place), said) for said in (first, second))
    if "/" in book.where(here) and "/" not in book.where(there):
        there, here = here, there
    line, fact = book.where(there), spot.value
    if first.means == second.means:
        return book.at(here, f"“{here.value.word}”在 {line} 已经写了，意思一样。请删去一处")
    labels = {**fact.labels, UNSURE: fact.unsure}
    meanings = (f"是“{labels[code]}”" if (code := said.value.means) else "没有 means" for said in (there, here))
    text = "“{}”在 {} {}，这里{}。一个叫法只有一个意思，请改一处".format(here.value.word, line, *meanings)
    shared = (
        "；底本里的别的通知也用，各份通知意思不一样的，从底本删去，写到各份通知里"
        if "/" in line and "/" not in book.where(here)
        else ""
    )
    return book.at(here, text + shared)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (foreign_words, wrong_meanings, repeated_words)
