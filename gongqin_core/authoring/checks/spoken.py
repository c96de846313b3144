"""Checks on the words that rosters have for answers: which are the notice's own, and which need a reason."""

from collections.abc import Callable, Iterator

from ...notice.questions import NONE, CommonWords, Fact, Option
from ...notice.spelling import spelling
from ...notice.yaml_lines import Problem
from .places import Book, Spot, no_such


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


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (foreign_words, wrong_meanings)
