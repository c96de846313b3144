"""Rows that only show how a roster is to be filled in, and rows that number its columns."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ..notice.spelling import spelling

SIGN = "例"
"""What every word for an example has in it."""
WORD = r"(?:(?:填写|填表|填报)?(?:示例|样例|范例|举例|例子|例如)|例)"
EXAMPLE = re.compile(rf"[(\[【〔<《※*]*{WORD}(?:行|数据)?[\d一二三四五六七八九十]*[)\]】〕>》:,.、]*")
EXAMPLE_NAME = re.compile(
    rf"[(\[【〔<《※*]*(?:示例|样例|范例|举例|例如|例(?:[:,、)\]】〕\d]|$))|.*[(\[【〔]{WORD}[\d一二三四五六七八九十]*[)\]】〕]$"
)
FEWEST = 3
"""Columns that have to be numbered."""
LABEL = re.compile(r"[栏列项]目?(?:次|号|数|序号?)|[序编]号?|行次")
NUMBER = re.compile(r"第?[(\[【]?(\w{1,4}?)[)\]】.、]?[栏列]?")
ORDERS = (
    tuple(map(str, range(1, 209))),
    tuple("甲乙丙丁戊己庚辛壬癸"),
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple("一二三四五六七八九十"),
    tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()),
)
"""Ways to count, each from its first."""


def is_example(text: str) -> bool:
    """Whether a text beside a name says that this is nobody but an example.

    >>> [is_example(text) for text in ("例", "（例）", "示例 1", "样例：", "例行", "1", "例外")]
    [True, True, True, True, True, False, False]
    """
    return SIGN in text and bool(EXAMPLE.fullmatch(spelling(text)))


def is_example_name(name: str) -> bool:
    """Whether it stands in the name itself.

    >>> [is_example_name(name) for name in ("示例：张三", "张三（例）", "例：张三", "样例", "张例", "例三")]
    [True, True, True, True, False, False]
    """
    return SIGN in name and bool(EXAMPLE_NAME.match(spelling(name)))


def example_signs(rows: Iterable[tuple[int, Sequence[object]]], columns: Sequence[int]) -> dict[int, str]:
    """Row → what says in it, in one of these columns, that it is an example. `rows`: number and cells."""
    found = {}
    for number, row in rows:
        for column in columns if row else ():
            text = row[column] if column < len(row) else ""
            if isinstance(text, str) and is_example(text):
                found[number] = text.strip()
                break
    return found


def numbers_columns(texts: Mapping[int, str], name: int | None) -> bool:
    """Whether the cells of a row, by column, do nothing but count the columns, also that of names: 1 2 3, 甲 乙 1 2.

    >>> numbers_columns({0: "栏次", 1: "1", 2: "2", 3: "3"}, 1), numbers_columns({0: "1", 1: "张三", 2: "3"}, 1)
    (True, False)
    """
    counted = sorted(texts.items())
    if counted and counted[0][0] != name and LABEL.fullmatch(spelling(counted[0][1])):
        del counted[0]
    if len(counted) < FEWEST or name not in dict(counted):
        return False
    (column, text), *others = counted
    reached = {(order, place) for order, place in _places(text) if place in (0, column)}
    for _, text in others:
        begun = {order for order, _ in reached}
        reached = {
            (order, place)
            for order, place in _places(text)
            if (order, place - 1) in reached or (place == 0 and begun - {order})
        }
    return bool(reached)


def _places(text: str) -> set[tuple[int, int]]:
    """Which of the orders have what a cell says, each with its place in it."""
    said = NUMBER.fullmatch(spelling(text))
    return {(number, order.index(said[1])) for number, order in enumerate(ORDERS) if said and said[1] in order}
