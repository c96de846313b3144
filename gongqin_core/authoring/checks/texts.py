"""Checks on the figures of sentences: each stands in a clause that is cited, or an example works it out; and each
figure of a clause is used by something that cites it."""

from collections.abc import Callable, Iterator

from ...notice.about import About
from ...notice.base import Place
from ...notice.conditions import AnyNode, walk
from ...notice.nodes import Node
from ...notice.notice import Clause, Enquiry
from ...notice.once import once
from ...notice.questions import Fact, Suspicion
from ...notice.worked import Telling, Worked
from ...notice.yaml_lines import Problem
from .examples import shown
from .figure_words import Figure, figures_in, number, repeats, sentences
from .places import Book, Spot
from .sources import Sources, sources_of
from .values import values

NO_SENTENCE = {
    *(
        "id",
        "code",
        "clause",
        "clauses",
        "see",
        "informs",
        "instead_of",
        "ours",
        "fact",
        "is",
        "in",
        "has",
        "lacks",
        "use",
        "listed_in",
        "in_group",
        "groups",
    ),
    *("applies", "reading", "later", "alongside", "confirm", "disputed", "by", "kind", "levels", "people_mark", "read"),
    *(
        "headings",
        "words",
        "means",
        "none_words",
        "also",
        "example",
        "invalid",
        "assumable",
        "listed",
        "since",
        "day",
        "after",
    ),
    *("before", "first", "last", "closes_at", "url", "fallback", "when", "unless", "people", "verdict", "issuer"),
}
"""Keys under which stand names, codes, examples of spelling, and values that have checks of their own."""
FEW = 4
"""Clauses that a message names one by one."""


def unfounded_figures(book: Book) -> Iterator[Problem]:
    sources = sources_of(book)
    for spot in texts(book):
        for figure in _unfounded(spot, sources):
            yield book.at(spot, _unfounded_text(sources, spot, figure))


@once
def texts(book: Book) -> tuple[Spot, ...]:
    """What people read in words of ours."""
    return tuple(_texts(book, everywhere=False))


@once
def texts_everywhere(book: Book) -> tuple[Spot, ...]:
    """The same, and what clauses say and what people ask."""
    return tuple(_texts(book, everywhere=True))


def _texts(book: Book, everywhere: bool) -> Iterator[Spot]:
    for spot in book.of(str):
        inner = {key for key in spot.place[spot.place[:1] == ("levels",) :] if isinstance(key, str)}
        asked = isinstance(next(book.around(spot)).value, Enquiry) and spot.key == "question"
        restated = spot.part == "clauses" and spot.key in ("text", "heading")
        if (NO_SENTENCE.isdisjoint(inner) and not asked) or (everywhere and (asked or restated)):
            yield spot


def _unfounded(spot: Spot, sources: Sources) -> Iterator[Figure]:
    if isinstance(next(sources.book.around(spot)).value, Suspicion):
        return
    clauses, given = sources.clauses(spot) | _below(spot, sources.book), [*_given(spot, sources.book)]
    examples = [one for worked in _worked(spot, sources.book) for one in shown(worked.value, sources.book)]
    for sentence in sentences(str(spot.value)):
        figures = [*figures_in(sentence)]
        explained = set[int]().union(*(one.accounts(figures, sources.year) for one in examples))
        for at, figure in enumerate(figures):
            known = at in explained or sources.is_year(figure) or sources.stands(figure, clauses)
            if not known and not any(repeats(figure, other, sources.year) for other in given):
                yield figure


def _below(spot: Spot, book: Book) -> frozenset[str]:
    """What the words of a condition may go by as well: the clauses of what it consists of, and of its reading."""
    node: AnyNode = next(book.around(spot)).value
    if not isinstance(node, Node):
        return frozenset()
    inner = [one for one in walk(node) if isinstance(one, Node)]
    readings = [book.notice.reading[one.reading] for one in inner if one.reading in book.notice.reading]
    cited = {one.clause for one in inner if one.clause}
    return frozenset(cited.union(*(reading.clauses for reading in readings)))


def _given(spot: Spot, book: Book) -> Iterator[Figure]:
    """Figures that a text may take up: those of the question it answers, those of the answers it speaks of."""
    for outer in book.around(spot):
        match outer.value:
            case Enquiry(question=question):
                yield from figures_in(question)
            case Fact(type="number", numbers=(least, most)):
                yield from (number(bound, "") for bound in (0, least, most))
            case Fact(labels=labels) if spot.key != "label":
                yield from (figure for label in labels.values() for figure in figures_in(label))
            case Fact(codes=codes):
                yield from (figure for code in codes for figure in figures_in(code))
            case About() if spot.key == "number":
                yield from figures_in(str(spot.value))


def _worked(spot: Spot, book: Book) -> Iterator[Spot]:
    """The examples of everything that a text stands in."""
    for outer in book.around(spot):
        if isinstance(outer.value, Telling):
            places = ((*outer.place, "worked", n) for n in range(len(outer.value.worked)))
            yield from (Spot(outer.part, place, outer.value.worked[int(place[-1])]) for place in places)


def _unfounded_text(sources: Sources, spot: Spot, figure: Figure) -> str:
    key = next(key for key in reversed(spot.place) if isinstance(key, str))
    cited = sorted(sources.clauses(spot))
    named = "、".join(cited) if len(cited) <= FEW else f"引的 {len(cited)} 条"
    where = f"出处 {named} 里没有“{figure.words}”" if cited else f"没写出处，说不清“{figure.words}”从哪里来"
    return f"“{key}”的数字对不上：{where}。请对照通知改；算出来的、举例的，用 worked 写明怎么算"


def idle_examples(book: Book) -> Iterator[Problem]:
    """Whatever an example works out stands in some sentence of the thing that it is beside."""
    sources = sources_of(book)
    lines: dict[tuple[str, Place], list[list[Figure]]] = {}
    for spot in texts(book):
        for worked in _worked(spot, book):
            figures = lines.setdefault((worked.part, worked.place), [])
            figures += ([*figures_in(sentence)] for sentence in sentences(spot.value))
    for spot in book.of(Worked):
        found = lines.get((spot.part, spot.place), [])
        for one in shown(spot.value, book):
            if not any(one.accounts(figures, sources.year) for figures in found):
                words = "、".join(figure.words for figure in one.needed)
                yield book.at(spot, f"没有哪一句里有“{words}”。请看文字和例子哪个写错了，不用的就删去")


def idle_figures(book: Book) -> Iterator[Problem]:
    """Every figure of a clause is repeated, or counts, somewhere; or it is marked as information."""
    sources = sources_of(book)
    used = _used(book, sources)
    for spot in book.of(Clause):
        clause: Clause = spot.value
        mine = [*used.get(clause.id, ()), *(figure for words in clause.informs for figure in figures_in(words))]
        for figure in figures_in(clause.text) if not clause.information else ():
            if not sources.is_year(figure) and not any(repeats(one, figure, sources.year) for one in mine):
                text = f"条款里的“{figure.words}”没有地方用。请看引用它的地方写错没有；只供了解的，写进 informs"
                yield book.at(spot, text, "text")


def _used(book: Book, sources: Sources) -> dict[str, list[Figure]]:
    """Clause → the figures of everything that cites it."""
    used: dict[str, list[Figure]] = {}
    read = [(spot, (*figures_in(spot.value),)) for spot in texts(book)]
    for spot, figures in (*read, *((value.spot, value.figures) for value in values(book))):
        for cited in sources.clauses(spot):
            used.setdefault(cited, []).extend(figures)
    return used


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (unfounded_figures,)
IDLE: tuple[Callable[[Book], Iterator[Problem]], ...] = (idle_examples, idle_figures)
