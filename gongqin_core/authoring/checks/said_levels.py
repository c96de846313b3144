"""Checks on levels in sentences: one is said of whom a condition picks, in an answer it is one that the clauses are of,
and what a clause tells apart is not lumped together."""

import re
from collections.abc import Callable, Iterator

from ...notice.answer_leaves import In, Is
from ...notice.conditions import All, AnyNode, Never, Use, When, walk
from ...notice.day_leaves import FewerYears, FullYears
from ...notice.nodes import Node
from ...notice.notice import Enquiry, Level
from ...notice.once import once
from ...notice.preparation import Item
from ...notice.yaml_lines import Problem
from .citations import CHINESE, Levels
from .figure_words import plain, sentences
from .level_names import holding
from .places import Book, Spot
from .sources import sources_of

ABOVE = ("高于", "超过")
"""Words that make of a level the one above which somebody is."""
REACHED = r"(?P<short>不足|不满|未满|不到)?(?:满|要)?(?P<years>\d+)年"
REFUSED = r"(?P<refused>不能|不得|不可以)?(?:再|直接|先|就)*报"
"""How an answer begins to say which level one may apply for, or may not."""


class Names:
    """What levels are called in sentences."""

    def __init__(self, book: Book) -> None:
        self.rank = {level.id: number for number, level in enumerate(book.notice.levels)}
        held = (option for fact in holding(book) for option in fact.options)
        self._level = {name: option.code for option in held for name in (option.label, *CHINESE.findall(option.label))}
        self._level |= {name: level.id for level in book.notice.levels for name in _names(level)}
        self.pattern = "|".join(re.escape(name) for name in sorted(self._level, key=len, reverse=True))
        self.one = re.compile(self.pattern or "(?!)")

    def level(self, name: str) -> str:
        return self._level[name]

    def short(self, levels: set[str]) -> str:
        """Levels in words, from the lowest to the highest."""
        found = {level: name for name, level in self._level.items() if level in levels}
        return "、".join(found[level] for level in sorted(found, key=lambda level: self.rank.get(level, -1)))

    def said(self, text: str) -> list[str]:
        """The levels that a text names, in its order."""
        return [self._level[name] for name in self.one.findall(plain(text))]


def _names(level: Level) -> list[str]:
    return [level.name, *CHINESE.findall(level.name), level.short]


@once
def names_of_levels(book: Book) -> Names:
    return Names(book)


def refusals_that_name_another_level(book: Book) -> Iterator[Problem]:
    """“您已持有四级证书” and “高于四级” are said to those whom the circumstances beside them pick."""
    names, facts = names_of_levels(book), {fact.id for fact in holding(book)}
    for spot in book.of(Never):
        said, picked = names.said(spot.value.never), _picked(book, spot, facts)
        own = _level_of(book, spot)
        if not said or not picked:
            continue
        if any(word in spot.value.never for word in ABOVE):
            right = all({*names.rank} - _up_to(names, level) == picked for level in said if level in names.rank)
        else:
            right = {*said} <= picked | {own}
        if not right:
            text = f"“{spot.value.never}”和旁边的 when 对不上：那里选的是{names.short(picked)}的人"
            yield book.at(spot, f"{text}。请看级别和 when 哪个写错了", "never")


def _up_to(names: Names, level: str) -> set[str]:
    return {other for other, rank in names.rank.items() if rank <= names.rank[level]}


def _picked(book: Book, spot: Spot, facts: set[str]) -> set[str]:
    """The levels held that the circumstances beside a condition ask for."""
    around = next(book.around(spot), None)
    beside = around.value if around and isinstance(around.value, tuple) else ()
    asked = [leaf for node in beside if isinstance(node, When) for leaf in walk(node.when)]
    return {code for leaf in asked if isinstance(leaf, Is | In) and leaf.fact in facts for code in leaf.codes}


def _level_of(book: Book, spot: Spot) -> str:
    return book.notice.levels[int(spot.place[1])].id if spot.place[0] == "levels" else ""


def labels_that_name_another_level(book: Book) -> Iterator[Problem]:
    """What a label calls the level held is the one that is asked for below it."""
    names, facts = names_of_levels(book), {fact.id for fact in holding(book)}
    for spot in book.of(Node):
        said = {*names.said(spot.value.label or "")}
        asked = {code for leaf in _below(spot.value) if leaf.fact in facts for code in leaf.codes}
        if said and asked and not said <= asked:
            text = f"label“{spot.value.label}”和条件看的{names.short(asked)}对不上。请看哪一个写错了"
            yield book.at(spot, text, "label")


def _below(node: AnyNode) -> Iterator[Is | In]:
    return (leaf for leaf in walk(node) if isinstance(leaf, Is | In))


def conditions_that_a_named_level_lacks(book: Book) -> Iterator[Problem]:
    """What everybody needs for some of the levels that its clause names, everybody needs for all of them; a level may
    have a condition of its own instead, under the same clause."""
    names, sources, notice = names_of_levels(book), sources_of(book), book.notice
    needed = {level.id: _needed_by_all(level) for level in notice.levels}
    for name, condition in notice.conditions.items():
        clause = getattr(condition, "clause", None)
        users = {level for level, used in needed.items() if name in used}
        for level in [one for one in names.said(sources.text.get(clause or "", "")) if users]:
            mine = notice.level.get(level)
            if mine and mine.clause != clause and level not in users and not _own_under(book, mine, clause, users):
                others = "、".join(notice.level[user].short for user in needed if user in users)
                text = f"{clause} 说到了{mine.short}，可是{mine.short}的条件里没有“{name}”，{others}都有"
                place = ("levels", notice.levels.index(mine))
                yield book.problem("levels", place, f"{text}。请看是不是漏了 use: {name}")
                break


def _needed_by_all(level: Level) -> set[str]:
    members = level.tree.members if isinstance(level.tree, All) else ()
    return {member.use for member in members if isinstance(member, Use)}


def _own_under(book: Book, level: Level, clause: str | None, users: set[str]) -> bool:
    """Whether a level has a condition under a clause that none of the others has."""
    nodes = Levels(book).nodes
    others = {id(node) for user in users for node in nodes(book.notice.level[user].tree)}
    own = (node for node in nodes(level.tree) if id(node) not in others)
    return any(isinstance(node, Node) and node.clause == clause for node in own)


def answers_about_another_level(book: Book) -> Iterator[Problem]:
    """A level that an answer tells to apply for is one that a clause under it is of, or names."""
    names, levels, sources = names_of_levels(book), Levels(book), sources_of(book)
    applied = re.compile(f"报({names.pattern})")
    for spot in book.of(Enquiry):
        cited = {*spot.value.clauses, *spot.value.see}
        owned = set[str]().union(*(levels.owners.get(clause, set()) for clause in cited))
        known = owned.union(*(names.said(sources.text.get(clause, "")) for clause in cited))
        for name in dict.fromkeys(applied.findall(plain(spot.value.answer))):
            if owned and names.level(name) not in known:
                text = f"说了报{name}，可是引的 {'、'.join(spot.value.clauses)} 都没有说到它"
                yield book.at(spot, f"{text}。请看级别和 clauses 哪个写错了", "answer")


def answers_with_years_of_another_level(book: Book) -> Iterator[Problem]:
    """满 10 年，可以报四级: the level has a condition on so many years, reached where one may, short of where not."""
    names = names_of_levels(book)
    limits = {level.id: {*_limits(book, level.tree)} for level in book.notice.levels}
    every = {years for found in limits.values() for years, _ in found}
    told = re.compile(f"{REACHED}|{REFUSED}(?P<level>{names.pattern})|(?P<asks>{names.pattern})[^，。；]{{0,3}}要求")
    for spot in book.of(Enquiry):
        for sentence in re.split("[。；？！]", plain(spot.value.answer)):
            for level, years, reached, words in _claims(told, sentence, names):
                if years in every and level in limits and (years, reached) not in limits[level]:
                    text = f"“{words}”对不上：levels.yaml 里这一级没有这样的年限。请看级别、数字和能不能哪个写错了"
                    yield book.at(spot, text, "answer")


def _claims(told: re.Pattern[str], sentence: str, names: Names) -> Iterator[tuple[str, int, bool, str]]:
    """Level, years, whether they have to be reached, and the words, of what a sentence says of levels and years."""
    years, start = None, 0
    asking: re.Match[str] | None = None
    for found in told.finditer(sentence):
        if found["years"]:
            years, start = found, found.start()
            if asking:
                words = sentence[asking.start() : found.end()]
                yield names.level(asking["asks"]), int(found["years"]), not found["short"], words
        elif found["asks"]:
            asking = found
        elif years and found["level"]:
            reached = bool(years["short"]) == bool(found["refused"])
            yield names.level(found["level"]), int(years["years"]), reached, sentence[start : found.end()]


def _limits(book: Book, tree: AnyNode) -> Iterator[tuple[int, bool]]:
    """The years that a level counts, and whether they have to be reached."""
    for node in Levels(book).nodes(tree):
        if isinstance(node, FullYears | FewerYears):
            yield node.years, isinstance(node, FullYears)
        elif hasattr(node, "full_years"):
            yield node.full_years, True


def levels_that_a_clause_tells_apart(book: Book) -> Iterator[Problem]:
    """What a clause says of 二级、三级 and otherwise of 四级、五级 is nowhere said of 三级、四级."""
    names = names_of_levels(book)
    together = re.compile(rf"(?:{names.pattern})(?:、(?:{names.pattern}))+")
    for spot in book.of(Enquiry, Item):
        key = "answer" if isinstance(spot.value, Enquiry) else "text"
        clauses = sources_of(book).clauses(spot)
        apart = [
            group
            for clause in clauses
            if len(groups := [*_groups(names, together, sources_of(book).text.get(clause, ""))]) > 1
            and not any(one & other for n, one in enumerate(groups) for other in groups[:n])
            for group in groups
        ]
        for said in _groups(names, together, getattr(spot.value, key)):
            if sum(bool(said & group) for group in apart) > 1 and not any(said <= group for group in apart):
                words = "、".join(book.notice.level[level].short for level in names.rank if level in said)
                text = f"把{words}放在一起说，条款是分开说的。请对照 {'、'.join(sorted(clauses))}，看级别写错没有"
                yield book.at(spot, text, key)


def _groups(names: Names, together: re.Pattern[str], text: str) -> Iterator[frozenset[str]]:
    for sentence in sentences(plain(text)):
        yield from (frozenset(names.said(found)) for found in together.findall(sentence))


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    refusals_that_name_another_level,
    labels_that_name_another_level,
    conditions_that_a_named_level_lacks,
    answers_about_another_level,
    answers_with_years_of_another_level,
    levels_that_a_clause_tells_apart,
)
