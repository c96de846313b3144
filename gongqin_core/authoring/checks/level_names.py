"""Checks on levels by name: those in sentences are there, and bear one name wherever they are named."""

import re
from collections.abc import Callable, Iterable, Iterator

from ...notice.notice import Level
from ...notice.once import once
from ...notice.questions import Fact, Option, Suspicion
from ...notice.yaml_lines import Problem
from .figure_words import DIGITS
from .places import Book
from .texts import texts_everywhere

NUMERAL = "零一二三四五六七八九"
NUMBERED = rf"(?<![第这哪下上每本那某同初中高十])([{NUMERAL}]|[一二]?十[{NUMERAL}]?)级"
LEVEL = re.compile(rf"{NUMBERED}(?!别)(（[^（）]*）)?")
RANK = "(?:[初中高特超]级|正高级|副高级|首席|助理|见习|资深)"
"""What stands before the name of a trade's people to tell the higher from the lower: 中级 and 高级 before 工."""
NO_PERSON = "[程艺匠人作会资种龄伤业序]"
"""What makes another word of 工."""


@once
def _names(book: Book) -> frozenset[str]:
    """What levels are called, and certificates that are only asked for."""
    held = {option.label for fact in book.notice.facts.values() for option in fact.options}
    return frozenset({level.name for level in book.notice.levels} | held)


@once
def _numerals(book: Book) -> dict[str, str]:
    """The words that levels are called by besides their numeral (高级工) → that numeral, or nothing."""
    certificates = {option.label for fact in holding(book) for option in fact.options}
    numerals = dict[str, str]()
    for name in sorted({level.name for level in book.notice.levels} | certificates):
        found = LEVEL.fullmatch(name)
        if found and found[2]:
            numerals[found[2][1:-1]] = found[1]
        elif not found:
            numerals.setdefault(name, "")
    return numerals


def _unknown(book: Book, name: str) -> str:
    known = "、".join(level.name for level in book.notice.levels)
    return f"没有“{name}”这个级别。级别有：{known}。请看写错没有"


def unknown_level_names(book: Book) -> Iterator[Problem]:
    """Levels are called by their names, or by the short ones alone; so are those that are only asked for."""
    names = _names(book)
    shorts = {match[0].partition("（")[0] for name in names for match in LEVEL.finditer(name)}
    for spot in texts_everywhere(book):
        for match in LEVEL.finditer(spot.value):
            if match[0] not in names | shorts:
                yield book.at(spot, _unknown(book, match[0]))


def unknown_ranks(book: Book) -> Iterator[Problem]:
    """What is made as the name of a level is (特级技师 beside 高级技师) is the name of one."""
    numerals = _numerals(book)
    heads = {found[1] for name in numerals if (found := re.fullmatch(f"{RANK}(.+)", name))}
    if not heads:
        return
    pattern = re.compile(f"{RANK}(?:{'|'.join(sorted(map(re.escape, heads)))})(?!{NO_PERSON})")
    known = numerals.keys() | _names(book)
    for spot in texts_everywhere(book):
        for name in pattern.findall(spot.value):
            if name not in known:
                yield book.at(spot, _unknown(book, name))


def mixed_names(book: Book) -> Iterator[Problem]:
    """四级高级工 and 高级工（四级） are two levels in one name."""
    numerals = {name: numeral for name, numeral in _numerals(book).items() if numeral}
    if not numerals:
        return
    called = "|".join(sorted(map(re.escape, numerals), key=len, reverse=True))
    patterns = re.compile(f"{NUMBERED}({called})"), re.compile(f"({called})（{NUMBERED}）")
    for spot in texts_everywhere(book):
        for match in (match for pattern in patterns for match in pattern.finditer(spot.value)):
            name, numeral = sorted(match.groups(), key=numerals.__contains__, reverse=True)
            if numeral in numerals.values() and numerals[name] != numeral:
                yield book.at(spot, f"“{match[0]}”对不上：{name}是{numerals[name]}级。请看写错没有")


def holding(book: Book) -> Iterator[Fact]:
    """The facts whose answers are levels: what an exam passed changes to the level."""
    passing = book.notice.passing
    names = [name for name, answer in passing.higher.items() if answer == "level"] if passing else []
    return (book.notice.facts[name] for name in names if name in book.notice.facts)


def misnamed_levels(book: Book) -> Iterator[Problem]:
    """A level, and the certificate of it, bear the same name; 四级 is level 4."""
    for spot in book.of(Level):
        level: Level = spot.value
        if not level.name.startswith(level.short) and level.short not in level.name:
            yield book.at(spot, f"short 写的“{level.short}”不在 name“{level.name}”里。请改成一样的叫法", "short")
        match = LEVEL.match(level.name)
        if match and str(DIGITS[match[1]]) != level.id:
            yield book.at(spot, f"{level.id} 级的名字写成了“{level.name}”。请看写错没有", "name")
    for fact in holding(book):
        place = list(book.notice.facts).index(fact.id)
        for n, option in enumerate(fact.options):
            for text in _misnamed(option, book.notice.levels):
                yield book.problem("questions", ("facts", place, "options", n), text)


def _misnamed(option: Option, levels: Iterable[Level]) -> Iterator[str]:
    for level in levels:
        if level.id != option.code:
            wrong = [words for words in (option.label, *option.words) if words in (level.name, level.short)]
            yield from (f"“{words}”是 {level.id} 级。请看写错没有" for words in wrong)
        elif option.label not in (level.name, level.short):
            yield f"{level.id} 级在 levels.yaml 里叫“{level.name}”，这里写的是“{option.label}”。请改成一样"


def suspicions_of_another_level(book: Book) -> Iterator[Problem]:
    """What a suspicion says of a certificate is of the level that it looks for."""
    for spot in book.of(Suspicion):
        levels = {str(DIGITS[match[1]]) for match in LEVEL.finditer(spot.value.say)}
        codes = {code for fact in holding(book) for code in spot.value.when.get(fact.id, ())}
        if levels and codes and not levels <= codes:
            yield book.at(spot, "say 里的级别和 when 里的对不上。请改成一样", "say")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    unknown_level_names,
    unknown_ranks,
    mixed_names,
    misnamed_levels,
    suspicions_of_another_level,
)
