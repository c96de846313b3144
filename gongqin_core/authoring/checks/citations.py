"""Checks on what cites what: a level's conditions, papers and fees cite its own clauses, a reading those it reads."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from ...notice.conditions import AnyNode, Judged, Never, Use, walk
from ...notice.fees import Exam, Fee
from ...notice.nodes import Asks, Elsewhere, Leaf, Node
from ...notice.notice import Level, Stage
from ...notice.once import once
from ...notice.preparation import Item
from ...notice.yaml_lines import Problem
from .figure_words import sentences
from .places import Book, Spot
from .sources import sources_of

CHINESE = re.compile(r"[\u4e00-\u9fff]+")
PARAGRAPH = re.compile(r"(?<=）)[\u4e00-\u9fff①-⑳]+$")
"""What numbers the paragraphs of one clause: they stand for one another."""


class Levels:
    """Which clauses are of one level alone: its own, those under it, and that of its fee."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def owners(self) -> dict[str, set[str]]:
        owners: dict[str, set[str]] = defaultdict(set)
        for level in self.book.notice.levels:
            for clause in self.book.notice.clause:
                if _stands_under(clause, level.clause):
                    owners[clause].add(level.id)
        for level_id, fee in self.book.notice.fees.items():
            owners[fee.clause].add(level_id)
        return owners

    @once
    def users(self, name: str) -> set[str]:
        """The levels whose trees use a named condition."""
        return {level.id for level in self.book.notice.levels if name in self._used(level.tree)}

    def _used(self, node: AnyNode) -> set[str]:
        return {inner.use for inner in self.nodes(node) if isinstance(inner, Use)}

    def nodes(self, node: AnyNode) -> Iterator[AnyNode]:
        """A condition and all below it, also below the named ones that it uses."""
        for inner in walk(node):
            yield inner
            if isinstance(inner, Use) and inner.use in self.book.notice.conditions:
                yield from self.nodes(self.book.notice.conditions[inner.use])


def _stands_under(clause: str, above: str) -> bool:
    return clause == above or (clause.startswith(above) and not (above[-1].isdigit() and clause[len(above)].isdigit()))


def clauses_of_another_level(book: Book) -> Iterator[Problem]:
    """What concerns some levels cites no clause that is of another one alone."""
    levels = Levels(book)
    for spot in book.of(Node, Level, Item, Stage, Exam, Elsewhere):
        concerned, owners = _concerned(spot, levels), levels.owners.get(spot.value.clause or "", set())
        if concerned and owners and not concerned & owners:
            names = "、".join(level.short for level in book.notice.levels if level.id in owners)
            yield book.at(spot, f"出处 {spot.value.clause} 是{names}的条款，这里不是。请看 clause 写错没有", "clause")


def _concerned(spot: Spot, levels: Levels) -> set[str]:
    """The levels that a condition, a paper, a stage or an exam is for; none where it is for all."""
    if not isinstance(spot.value, Node | Level):
        return set(spot.value.levels)
    if spot.part != "levels":
        return set()
    if spot.place[0] == "conditions":
        return levels.users(str(spot.place[1]))
    return {levels.book.parts.levels.levels[int(spot.place[1])].id}


def clauses_that_name_no_level(book: Book) -> Iterator[Problem]:
    """The clause of a level, and that of its fee, name the level."""
    sources = sources_of(book)
    for spot in book.of(Level, Fee):
        level = spot.value if isinstance(spot.value, Level) else book.notice.level.get(str(spot.place[-1]))
        restated = sources.text.get(spot.value.clause)
        if level and restated and not any(name in restated for name in _names(level)):
            yield book.at(spot, f"出处 {spot.value.clause} 里没有说{level.short}。请看 clause 写错没有", "clause")


def _names(level: Level) -> list[str]:
    return [level.name, level.short, *CHINESE.findall(level.name)]


def stages_of_other_levels(book: Book) -> Iterator[Problem]:
    """The stages (and the exams) of a clause are together for the levels that it speaks of, where it speaks of any."""
    together: dict[tuple[type, str], set[str]] = defaultdict(set)
    for spot in book.of(Stage, Exam):
        together[type(spot.value), spot.value.clause] |= {*spot.value.levels}
    for spot in book.of(Stage, Exam):
        clause = book.notice.clause.get(spot.value.clause)
        named = _spoken_of(clause.text, book.notice.levels) if clause else []
        if named and {*named} != together[type(spot.value), spot.value.clause]:
            names = "、".join(level.short for level in book.notice.levels if level.id in named)
            text = f"出处 {spot.value.clause} 说的是{names}，levels 写的不一样。请对照通知改"
            yield book.at(spot, text, "levels")


def _spoken_of(text: str, levels: Sequence[Level]) -> list[str]:
    """The levels that a text names, one by one or from one to another; not those that it says are left out."""
    numbers = {name: n for n, level in enumerate(levels) for name in (level.name, level.short)}
    name = "|".join(re.escape(name) for name in sorted(numbers, key=len, reverse=True))
    found: set[int] = set()
    for sentence in (one for one in sentences(text) if not re.search("没|不", one)):
        for first, last in re.findall(rf"({name})(?:[至到]({name}))?", sentence):
            ends = sorted((numbers[first], numbers[last or first]))
            found |= {*range(ends[0], ends[1] + 1)}
    return [levels[n].id for n in sorted(found)]


def readings_of_other_clauses(book: Book) -> Iterator[Problem]:
    for spot in book.of(Node):
        reading, clause = book.notice.reading.get(spot.value.reading or ""), spot.value.clause
        if reading and clause and spot.part == "levels" and clause not in reading.clauses:
            text = f"解读“{reading.id}”没有说到 {clause}。请看哪一个写错了，或者在解读的 clauses 里补上"
            yield book.at(spot, text, "reading")


def offices_that_disagree(book: Book) -> Iterator[Problem]:
    """What is unclear for one reason is confirmed by one office."""
    first: dict[str, str] = {}
    for spot in book.of(Node):
        for key in ("confirm", "disputed"):
            office, reading = getattr(spot.value, key, None), spot.value.reading
            if office and reading and first.setdefault(reading, office) != office:
                text = f"解读“{reading}”别处由 {first[reading]} 确认，这里是 {office}。请改成一样"
                yield book.at(spot, text, key)


def papers_of_other_clauses(book: Book) -> Iterator[Problem]:
    """A paper or step for those who gave an answer cites a clause under which some condition looks at that answer."""
    looked: dict[tuple[str, str], dict[str, Spot]] = defaultdict(dict)
    for spot in book.of(Asks):
        if spot.part == "levels":
            for code in _codes(spot.value):
                looked[spot.value.fact, code][_whole(spot.value.clause or "")] = spot
    for spot in book.of(Item):
        for leaf in walk(spot.value.when) if spot.value.when else ():
            if isinstance(leaf, Leaf) and leaf.fact != book.notice.about.procedure:
                found = {clause: at for code in _codes(leaf) for clause, at in looked[leaf.fact, code].items()}
                if found and _whole(spot.value.clause) not in found:
                    text = f"出处 {spot.value.clause} 下没有条件看“{leaf.fact}”的这个答案。请看 clause、when 哪个错了"
                    yield book.at(spot, f"{text}（看它的条件在 {_places(found.values(), book)}）", "clause")


def _places(spots: Iterable[Spot], book: Book) -> str:
    return "、".join(sorted({book.where(spot) for spot in spots}))


def _codes(leaf: Asks) -> tuple[str, ...]:
    return getattr(leaf, "codes", ("",))


def _whole(clause: str) -> str:
    """The clause that a paragraph is of."""
    return PARAGRAPH.sub("", clause)


def unrelated_clauses(book: Book) -> Iterator[Problem]:
    """What is stated shares a word with the clause that it cites."""
    sources = sources_of(book)
    for spot in book.of(Judged, Never, Asks, Item):
        words = _words(spot)
        restated = sources.text.get(spot.value.clause or "")
        if words and restated and not _pairs(words) & _pairs(restated):
            text = f"出处 {spot.value.clause} 里没有一个词和这句话相同。请看 clause 写错没有"
            yield book.at(spot, text, "clause")


def _words(spot: Spot) -> str:
    match spot.value:
        case Item(basis="stated", text=text):
            return text
        case Judged(judged=text) | Never(never=text):
            return text
        case Asks(label=label):
            return label or ""
        case _:
            return ""


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in CHINESE.findall(text) for at in range(len(run) - 1)}


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    clauses_of_another_level,
    clauses_that_name_no_level,
    stages_of_other_levels,
    readings_of_other_clauses,
    offices_that_disagree,
    papers_of_other_clauses,
    unrelated_clauses,
)
