"""Checks on facts: their words, their options, and whether any condition ever looks at them."""

from collections.abc import Callable, Iterator

from .cells import SEPARATOR, spelling
from .check_trees import KINDS
from .conditions import Leaf
from .load import Problem
from .notice import Passing
from .places import Book, Spot, inside, no_such
from .questions import NONE, Fact, Option, Suspicion

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
        if fact.type in ("choice", "trade") and fact.none:
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用 none。请把“没有”写成一个选项", "none")


def missing_errors(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        if spot.value.type not in WITH_OPTIONS and not spot.value.errors.invalid:
            yield book.at(spot, f"“{spot.value.id}”没写填错时怎么提示。请在 errors 里加 invalid", "errors")


def ambiguous_headings(book: Book) -> Iterator[Problem]:
    """A roster's column is known by any of a fact's names."""
    owners: dict[str, str] = {}
    for spot in book.of(Fact):
        fact: Fact = spot.value
        for name in (fact.id, fact.short, fact.question, *fact.headings):
            owner = owners.setdefault(spelling(name), fact.id)
            if owner != fact.id:
                yield book.at(spot, f"“{name}”也是“{owner}”的名字，名册认不出是哪一列。请改一个")


def ambiguous_answers(book: Book) -> Iterator[Problem]:
    """A cell's answer is known by its code or any of its words; `;` and the like stand between several."""
    for spot in book.of(Fact):
        owners: dict[str, str] = {}
        for code, words in _answers(spot.value):
            owner = owners.setdefault(spelling(words), code)
            if owner != code:
                yield book.at(spot, f"“{words}”既是答案 {owner}，又是答案 {code}。请改一个", "options")
            if spot.value.type == "multi" and code != UNSURE and SEPARATOR.search(words):
                yield book.at(spot, f"“{words}”里有顿号、逗号或分号，名册用它们隔开几个答案。请换个说法", "options")


def _answers(fact: Fact) -> Iterator[tuple[str, str]]:
    for option in fact.options:
        yield from ((option.code, words) for words in (option.code, option.label, *option.words))
    yield from ((code, words) for code, words in ((NONE, fact.none), (UNSURE, fact.unsure)) if words)


def wrong_years(book: Book) -> Iterator[Problem]:
    for spot in book.of(Fact):
        fact: Fact = spot.value
        if fact.years and fact.type != "date":
            yield book.at(spot, f"“{fact.id}”是{_kind(fact)}，不用 years。请删去", "years")
        if fact.years and fact.years[0] > fact.years[1]:
            yield book.at(spot, "years 前后颠倒。请先写早的一年", "years")


def wrong_applies(book: Book) -> Iterator[Problem]:
    """A question depends only on choices that were asked before it."""
    asked: dict[str, Fact] = {}
    for spot in book.of(Fact):
        for name, codes in spot.value.applies.items():
            if wrong := _wrong_apply(asked, name, codes):
                yield book.at(spot, wrong, "applies", name)
        asked[spot.value.id] = spot.value


def _wrong_apply(asked: dict[str, Fact], name: str, codes: tuple[str, ...]) -> str | None:
    fact = asked.get(name)
    if fact is None:
        return no_such("排在前面的事实", name, asked, "questions.yaml，把要看的单选排到前面")
    if fact.type != "choice":
        return f"“{name}”是{_kind(fact)}，applies 只能看单选。请换一个"
    return _wrong_code(fact, codes)


def wrong_suspicions(book: Book) -> Iterator[Problem]:
    facts = book.notice.facts
    for spot in book.of(Suspicion):
        doubt: Suspicion = spot.value
        for key, name in [("fact", doubt.fact), ("since", doubt.since), *(("when", name) for name in doubt.when)]:
            if name is not None and name not in facts:
                yield book.at(spot, no_such("事实", name, facts, "questions.yaml"), key)
        for name, codes in doubt.when.items():
            if name in facts and (wrong := _wrong_code(facts[name], codes)):
                yield book.at(spot, wrong, "when", name)


def wrong_passing(book: Book) -> Iterator[Problem]:
    """What passing an exam makes of the answers are answers that the facts can have."""
    for spot in book.of(Passing):
        for key, answers in inside(spot.value):
            for name, answer in answers.items():
                if wrong := _wrong_passing(book, name, answer):
                    yield book.at(spot, wrong, key, name)


def _wrong_passing(book: Book, name: str, answer: str) -> str | None:
    fact = book.notice.facts.get(name)
    if fact is None:
        return no_such("事实", name, book.notice.facts, "questions.yaml")
    if (fact.type == "date") != (answer == "year"):
        return f"“{name}”是{_kind(fact)}，不能写 {answer}。日期写 year，别的写代码或 level"
    if fact.type == "date":
        return None
    return _wrong_code(fact, tuple(book.notice.level) if answer == "level" else (answer,))


def _wrong_code(fact: Fact, codes: tuple[str, ...]) -> str | None:
    wrong = next((code for code in codes if code not in fact.codes), None)
    return wrong and no_such("代码", wrong, fact.codes, f"questions.yaml 的 {fact.id}")


def wrong_procedure(book: Book) -> Iterator[Problem]:
    name = book.notice.about.procedure
    fact = book.notice.facts.get(name)
    if fact is None:
        text = no_such("事实", name, book.notice.facts, "questions.yaml")
        yield book.problem("about", ("procedure",), text)
    elif fact.type != "choice":
        text = f"“{name}”是{_kind(fact)}，管手续的要是单选。请换一个"
        yield book.problem("about", ("procedure",), text)


def unused_facts(book: Book) -> Iterator[Problem]:
    tested = {spot.value.fact for spot in book.of(Leaf) if spot.part == "levels"}
    for spot in book.of(Fact):
        name = spot.value.id
        if name not in tested and name != book.notice.about.procedure:
            yield book.at(spot, f"levels.yaml 里没有条件看“{name}”。请在条件里用它，不用问的就删去")


def unused_options(book: Book) -> Iterator[Problem]:
    """Every code is named by a condition, or is said to be the rest."""
    users = _users(book)
    for spot in book.of(Option):
        fact = book.notice.questions.facts[int(spot.place[1])]
        option: Option = spot.value
        user = users.get((fact.id, option.code))
        if option.otherwise and user:
            text = f"“{option.code}”标了 otherwise: true，可是 {book.where(user)} 用到了它。请删去 otherwise"
            yield book.at(spot, text)
        if not option.otherwise and not user and fact.id != book.notice.about.procedure:
            text = f"没有条件点到“{fact.id}”的“{option.code}”。请写进条件；本来就归“其余”的，加 otherwise: true"
            yield book.at(spot, text)


def _users(book: Book) -> dict[tuple[str, str], Spot]:
    """Fact and code → a condition, or a later question, that names the code."""
    users: dict[tuple[str, str], Spot] = {}
    for spot in book.of(Leaf):
        users |= {(spot.value.fact, code): spot for code in getattr(spot.value, "codes", ())}
    for spot in book.of(Fact):
        users |= {(name, code): spot for name, codes in spot.value.applies.items() for code in codes}
    return users


def _kind(fact: Fact) -> str:
    return KINDS[fact.type][0]


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    misplaced_options,
    misplaced_none,
    missing_errors,
    ambiguous_headings,
    ambiguous_answers,
    wrong_years,
    wrong_applies,
    wrong_suspicions,
    wrong_passing,
    wrong_procedure,
    unused_facts,
    unused_options,
)
