"""Checks that nobody has to read a term for which the notice's own list has plain words."""

from collections.abc import Callable, Iterator

from ...notice.about import PlainWord
from ...notice.yaml_lines import Problem
from .places import Book
from .texts import texts_everywhere


def hard_words(book: Book) -> Iterator[Problem]:
    """Terms in what people read; headings and words of rosters stay as rosters have them."""
    for spot in texts_everywhere(book):
        for word in book.notice.about.plain_words:
            if word.instead_of in spot.value and not isinstance(next(book.around(spot)).value, PlainWord):
                yield book.at(spot, f"“{word.instead_of}”看的人不懂。请换成“{word.say}”的说法")


def repeated_words(book: Book) -> Iterator[Problem]:
    """A plain form that is itself on the list."""
    hard = [word.instead_of for word in book.notice.about.plain_words]
    for spot in book.of(PlainWord):
        if any(term in spot.value.say for term in hard):
            yield book.at(spot, f"“{spot.value.say}”自己也在这张表里。请换一个说法", "say")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (hard_words, repeated_words)
