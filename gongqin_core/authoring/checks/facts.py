"""Checks on facts: their words, their options, and whether any condition ever looks at them."""

from collections.abc import Callable, Iterator

from ...judging.answers import AnswerError
from ...notice.nodes import Asks
from ...notice.questions import NONE, Fact, Option
from ...notice.spelling import spelling
from ...notice.yaml_lines import Problem
from ...roster.cells import SEPARATOR, read_cell
from ...take_away.caselink import clashes
from .places import Book, Spot, no_such, repeated
from .trees import TYPES

WITH_OPTIONS = ("choice", "multi")
UNSURE = "unsure"


def misplaced_options(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        fact: Fact = spot.value
        if fact.type in WITH_OPTIONS and not fact.options:
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，却没有选项。请在 options 里写上每个答案")
        if fact.type not in WITH_OPTIONS and fact.options:
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用选项。请删去 options", "options")


def misplaced_none(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        fact: Fact = spot.value
        if fact.type == "multi" and not fact.none:
            yield book.at(spot, f"“{fact.id}”是多选，缺一句“都没有”。请加 none: 以上都没有")
        if fact.type == "multi" and NONE in fact.codes:
            text = f"多选里不能有代码为 {NONE} 的选项。请删去它，把话写在 none 后面"
            yield book.at(spot, text, "options")
        if fact.none_words and not fact.none:
            yield book.at(spot, f"“{fact.id}”没有 none，就不用 none_words。请补上 none 或删去", "none_words")
        if fact.type in ("choice", "trade", "number") and fact.none:
            instead = "没有的填 0" if fact.type == "number" else "请把“没有”写成一个选项"
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用 none。{instead}", "none")


def missing_errors(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        if spot.value.type not in WITH_OPTIONS and not spot.value.errors.invalid:
            yield book.at(spot, f"“{spot.value.id}”没写填错时怎么提示。请在 errors 里加 invalid", "errors")


def wrong_mine(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        if spot.value.mine is not None and spot.value.mine.count("{}") != 1:
            yield book.at(spot, "mine 里要有一个 {}，那里放本人的回答，如“{}参加工作”", "mine")


def ambiguous_headings(book: Book) -> Iterator[Problem]:
    """A roster's column is known by any of a fact's names."""
    owners: dict[str, str] = {}
    for spot in book.of(Fact):
        fact: Fact = spot.value
        for name in (fact.id, fact.short, fact.question, *fact.headings):
            owner = owners.setdefault(spelling(name), fact.id)
            if owner != fact.id:
                yield book.at(spot, f"“{name}”也是“{owner}”的名字，名册认不出是哪一列。请改一个")


def repeated_headings(book: Book) -> Iterator[Problem]:
    """What rosters call it stands once, in the notice or in its base."""
    for spot in book.of(Fact):
        for number, name in repeated(map(spelling, spot.value.headings)):
            first = next(n for n, heading in enumerate(spot.value.headings) if spelling(heading) == name)
            line = book.where(Spot(spot.part, (*spot.place, "headings", first), name))
            yield book.at(spot, f"“{spot.value.headings[number]}”在 {line} 已经写了。请删去一处", "headings", number)


def unknown_surest(book: Book) -> Iterator[Problem]:
    """The surest headings are headings."""
    for spot in book.of(Fact):
        for number, name in enumerate(spot.value.surest):
            if spelling(name) not in spot.value.spelled_names:
                text = no_such(
                    "列名", name, (spot.value.short, *spot.value.headings), f"{book.where(spot)} 的 headings"
                )
                yield book.at(spot, text, "surest", number)


def ambiguous_answers(book: Book) -> Iterator[Problem]:
    """A cell's answer is known by its code or any of its words. `spoken.py` tells of common words."""
    for spot in book.of(Fact):
        owners: dict[str, str] = {}
        places = {option.code: n for n, option in enumerate(spot.value.options)}
        for code, words in (*spot.value.own_words, *_unsure(spot.value)):
            owner = owners.setdefault(spelling(words), code)
            if owner != code:
                text = f"“{words}”既是答案 {owner}，又是答案 {code}。请改一个"
                yield book.at(spot, text, "options", *([places[code]] if code in places else []))


def _unsure(fact: Fact) -> Iterator[tuple[str, str]]:
    if fact.unsure:
        yield UNSURE, fact.unsure


def parted_answers(book: Book) -> Iterator[Problem]:
    """`;` and the like stand between several answers to a multi."""
    for spot in book.of(Fact):
        common = (word for some in spot.value.common_words for word in some.words)
        for words in (*(word for _, word in spot.value.own_words), *common) if spot.value.type == "multi" else ():
            if SEPARATOR.search(words):
                yield book.at(spot, f"“{words}”里有顿号、逗号或分号，名册用它们隔开几个答案。请换个说法", "options")


def wrong_examples(book: Book) -> Iterator[Problem]:
    """The example row of a blank roster is one that can be read."""
    for spot in book.of(Fact):
        if spot.value.example and spot.value.example.strip():
            try:
                read_cell(spot.value, spot.value.example)
            except AnswerError as error:
                yield book.at(spot, f"example 写的“{spot.value.example}”名册读不懂。{error.why}", "example")


def wrong_years(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        fact: Fact = spot.value
        if fact.years and fact.type != "date":
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用 years。请删去", "years")
        if fact.years and fact.years[0] > fact.years[1]:
            yield book.at(spot, "years 前后颠倒。请先写早的一年", "years")


def wrong_numbers(book: Book) -> Iterator[Problem]:
    """A number says what it counts, and how many there can be."""
    for spot in book.of(Fact):
        fact: Fact = spot.value
        if fact.type != "number":
            for key in ("unit", "between"):
                if getattr(fact, key):
                    yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用 {key}。请删去", key)
        elif not fact.unit or not fact.between:
            text = f"“{fact.id}”是数字，要写数的是什么、最少最多是多少。请加 unit 和 between"
            yield book.at(spot, f"{text}，如 unit: 分 和 between: [0, 100]")
        elif not 0 <= fact.between[0] < fact.between[1]:
            yield book.at(spot, "between 前后颠倒，或者不到 0。请先写小的数", "between")


def clashing_marks(book: Book) -> Iterator[Problem]:
    """A case code tells answers apart by three bytes each."""
    for pair in clashes(book.notice):
        text = f"{'和'.join(pair)} 在自查码里会混在一起。请把新写的那个代码换一个"
        yield book.problem("questions", ("facts",), text)


def unused_facts(book: Book) -> Iterator[Problem]:
    tested = _tested(book)
    for spot in book.of(Fact):
        name = spot.value.id
        prices = spot.value.type == "trade" and any(fee.by_trade for fee in book.notice.fees.values())
        if name not in tested and name != book.notice.about.procedure and not prices:
            yield book.at(spot, f"levels.yaml 里没有条件看“{name}”。请在条件里用它，不用问的就删去")


def _tested(book: Book) -> set[str]:
    return {spot.value.fact for spot in book.of(Asks) if spot.part == "levels"}


def unused_options(book: Book) -> Iterator[Problem]:
    """Every code of a fact that conditions look at is named by one, or is said to be the rest."""
    users, tested = _users(book), _tested(book) - {book.notice.about.procedure}
    for spot in book.of(Option):
        fact = book.parts.questions.facts[int(spot.place[1])]
        option: Option = spot.value
        user = users.get((fact.id, option.code))
        if option.otherwise and user:
            shared = "/" in book.where(spot)  # in the base, which other notices go by as well
            where = f"在 {book.where(spot)} " if shared else ""
            text = f"“{option.code}”{where}标了 otherwise: true，可是 {book.where(user)} 用到了它"
            text += "。请看条件里的代码写错没有；真要看它的，删去 otherwise"
            yield book.at(user if shared else spot, text)
        if not option.otherwise and not user and fact.id in tested:
            text = f"没有条件点到“{fact.id}”的“{option.code}”。请写进条件；本来就归“其余”的，加 otherwise: true"
            yield book.at(spot, text)


def _users(book: Book) -> dict[tuple[str, str], Spot]:
    """Fact and code → a condition of some level, or a later question, that names the code. That a document is for those
    who gave the answer is no use of it: a verdict has to look at it, or it has to be said to be the rest."""
    users: dict[tuple[str, str], Spot] = {}
    for spot in (spot for spot in book.of(Asks) if spot.part == "levels"):
        users |= {(spot.value.fact, code): spot for code in getattr(spot.value, "codes", ())}
    for spot in book.of(Fact):
        users |= {(name, code): spot for name, codes in spot.value.applies.items() for code in codes}
    return users


def _kind(fact: Fact) -> str:
    return TYPES[fact.type]


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    misplaced_options,
    misplaced_none,
    missing_errors,
    wrong_mine,
    ambiguous_headings,
    repeated_headings,
    unknown_surest,
    ambiguous_answers,
    parted_answers,
    wrong_years,
    wrong_numbers,
    clashing_marks,
)
USED: tuple[Callable[[Book], Iterator[Problem]], ...] = (unused_facts, unused_options)
"""Checks that make sense of names which are there."""

AGREED: tuple[Callable[[Book], Iterator[Problem]], ...] = (wrong_examples,)
"""Checks that make sense of answers which are right in themselves."""
