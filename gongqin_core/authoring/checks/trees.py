"""Checks on conditions, wherever they stand: in the trees of the levels and under `when` in the preparation."""

from collections.abc import Callable, Collection, Iterator, Mapping

from ...notice.answer_leaves import CodeLeaf, Has, years_among
from ...notice.conditions import TAGS, All, AnyOf, Relaxed, Use, tag_of, walk
from ...notice.day_leaves import CalendarYears, YearsLeaf
from ...notice.nodes import Asks, FactType, Leaf, Node
from ...notice.notice import NamedDay
from ...notice.questions import Fact
from ...notice.yaml_lines import Problem
from .places import Book, Spot, inside, no_such, repeated

TYPES: Mapping[FactType, str] = {"choice": "单选", "multi": "多选", "date": "日期", "trade": "工种", "number": "数字"}
"""Type of a fact → what people call it."""


def without_clause(book: Book) -> Iterator[Problem]:
    """A join says nothing of its own unless it is labelled, capped or has its own outcome."""
    for spot in book.of(Node):
        node = spot.value
        speaks = not isinstance(node, All | AnyOf) or node.label or node.confirm or node.outcome
        if spot.part == "levels" and speaks and node.clause is None:
            yield book.at(spot, "这个条件没写出处。请加 clause: 条款编号")


def unknown_facts(book: Book) -> Iterator[Problem]:
    for spot in book.of(Asks):
        if spot.value.fact not in book.notice.facts:
            yield book.at(spot, no_such("事实", spot.value.fact, book.notice.facts, "questions.yaml"), "fact")


def misplaced_leaves(book: Book) -> Iterator[Problem]:
    for spot, fact in _tested(book):
        if spot.value.fact_type != fact.type:
            tags = "、".join(_tags(fact.type))
            yield book.at(spot, f"“{fact.id}”是{TYPES[fact.type]}，不能用 {tag_of(spot.value)}。请用 {tags}")


def _tags(fact_type: FactType) -> list[str]:
    """The leaves that can test a fact of this type."""
    return [tag for tag, kind in TAGS.items() if issubclass(kind, Leaf) and kind.fact_type == fact_type]


def unknown_codes(book: Book) -> Iterator[Problem]:
    for spot, fact in _tested(book):
        for code in getattr(spot.value, "codes", ()):
            if fact.options and code not in fact.codes:
                text = no_such("代码", code, fact.codes, f"questions.yaml 的 {fact.id}")
                yield book.at(spot, text, tag_of(spot.value))


def repeated_codes(book: Book) -> Iterator[Problem]:
    for spot in book.of(Asks):
        for _, code in repeated(getattr(spot.value, "codes", ())):
            yield book.at(spot, f"代码“{code}”写了两次。请留一个", tag_of(spot.value))


def too_few_codes(book: Book) -> Iterator[Problem]:
    for spot in book.of(Has):
        listed, needed = len(spot.value.codes), spot.value.at_least
        if needed > listed:
            text = f"至少要 {needed} 项，可是只列了 {listed} 项，谁也不会满足。请改 at_least 或补上代码"
            yield book.at(spot, text, "at_least")


def too_many_years(book: Book) -> Iterator[Problem]:
    """Counting must end after the year 1, where the calendar of `datetime` begins."""
    for spot in book.of(YearsLeaf, Relaxed):
        tag = spot.value.count if isinstance(spot.value, YearsLeaf) else "full_years"
        years = getattr(spot.value, tag)
        if years >= spot.value.as_of.year - 1:
            yield book.at(spot, f"从 {spot.value.as_of} 往回数不到 {years} 年。请看是不是多写了数字", tag)


def nothing_left(book: Book) -> Iterator[Problem]:
    """A relaxation leaves years to be counted."""
    for spot in book.of(Relaxed):
        for number, some in enumerate(spot.value.relaxed):
            if some.less >= spot.value.full_years:
                text = f"{spot.value.full_years} 年少 {some.less} 年，就不剩了。请看是不是写错了数字"
                yield book.at(spot, text, "relaxed", number, "less")


def one_way_to_count(book: Book) -> Iterator[Problem]:
    for spot in book.of(CalendarYears):
        if spot.value.disputed:
            yield book.at(spot, "写明了是年头，就只有一种数法。请删去 disputed；没写明的，用 full_years", "disputed")


def idle_stays(book: Book) -> Iterator[Problem]:
    """Of codes only years move with the notice's year."""
    for spot in book.of(CodeLeaf):
        if spot.value.stays and not years_among(spot.value.named):
            yield book.at(spot, "这些代码不是年份，本来就不往后推。请删去 stays", "stays")


def counting_days(book: Book) -> Iterator[Problem]:
    """Whatever counts years counts to a day that the notice names."""
    named = {day.on for day in book.notice.days}
    counted = set()
    for spot in book.of(YearsLeaf, Relaxed):
        counted.add(spot.value.as_of)
        if spot.value.as_of not in named:
            text = f"levels.yaml 的 days 里没有 {spot.value.as_of}。请改成那里的日子，或者在那里补上"
            yield book.at(spot, text, "as_of")
    for spot in book.of(NamedDay):
        if spot.value.on not in counted:
            yield book.at(spot, f"没有条件算到 {spot.value.on}。请看条件里的 as_of，不用的就删去")


def unknown_names(book: Book) -> Iterator[Problem]:
    """Offices, readings, named conditions and catalogues that a condition refers to."""
    offices = ("办事单位", book.notice.office, "notice.yaml 的 offices")
    known: dict[str | int, tuple[str, Collection[str], str]] = {
        "confirm": offices,
        "disputed": offices,
        "by": offices,
        "reading": ("解读", book.notice.reading, "readings.yaml"),
        "use": ("起了名的条件", book.notice.conditions, "levels.yaml 的 conditions"),
        "listed_in": ("工种目录", book.notice.catalogue, "trades.yaml"),
        "in_group": ("工种的组", book.notice.group, "trades.yaml 的 groups"),
    }
    for spot in book.of(Node, Use):
        for key, name in inside(spot.value):
            if key in known and isinstance(name, str):  # `by` may also be a day
                what, names, where = known[key]
                if name not in names:
                    yield book.at(spot, no_such(what, name, names, where), key)


def silent_readings(book: Book) -> Iterator[Problem]:
    """Where a reading of ours decides a result, the result has a sentence that says so."""
    for spot in book.of(Asks):
        reading = book.notice.reading.get(spot.value.reading or "")
        if reading and not reading.shown:
            text = f"解读“{reading.id}”没有 shown，结果里没话可说。请在 readings.yaml 里补一句"
            yield book.at(spot, text, "reading")


def unused_conditions(book: Book) -> Iterator[Problem]:
    used = {spot.value.use for spot in book.of(Use)}
    for name in book.notice.conditions.keys() - used:
        text = f"条件“{name}”没有地方用。请在树里写 use: {name}，不用的就删去"
        yield book.problem("levels", ("conditions", name), text)


def circles(book: Book) -> Iterator[Problem]:
    for name in book.notice.conditions:
        if name in _reached(book, name):
            text = f"条件“{name}”转了一圈又用到自己。请去掉其中一个 use"
            yield book.problem("levels", ("conditions", name), text)


def _reached(book: Book, name: str) -> set[str]:
    """The named conditions that one leads to; itself only where it leads back."""
    conditions = book.notice.conditions
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        nodes = walk(conditions[waiting.pop()])
        names = {node.use for node in nodes if isinstance(node, Use)} & conditions.keys() - reached
        reached |= names
        waiting += names
    return reached


def deciding_procedure(book: Book) -> Iterator[Problem]:
    """The fact that picks steps and addresses never decides who may apply."""
    for spot in book.of(Asks):
        if spot.part == "levels" and spot.value.fact == book.notice.about.procedure:
            yield book.at(spot, f"“{spot.value.fact}”只管手续怎么办，不能决定能不能报。请换一个事实", "fact")


def _tested(book: Book) -> Iterator[tuple[Spot, Fact]]:
    """Leaves with the facts they test, where there is such a fact."""
    for spot in book.of(Asks):
        if fact := book.notice.facts.get(spot.value.fact):
            yield spot, fact


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    without_clause,
    unknown_facts,
    misplaced_leaves,
    unknown_codes,
    repeated_codes,
    too_few_codes,
    too_many_years,
    one_way_to_count,
    idle_stays,
    nothing_left,
    unknown_names,
    silent_readings,
    unused_conditions,
    circles,
    deciding_procedure,
)
AGREED: tuple[Callable[[Book], Iterator[Problem]], ...] = (counting_days,)
"""Checks that make sense of days which are right in themselves."""
