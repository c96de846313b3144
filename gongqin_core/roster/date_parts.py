"""Dates that stand in several columns: a year, its month, perhaps its day."""

import re
from collections.abc import Callable, Mapping, Sequence

from ..notice.questions import Fact
from .arrays import Array
from .ditto_sign import is_ditto
from .heading_words import HeadingWords
from .spreadsheets.block import Block

PARTS = "年月日"
NUMBER = re.compile(r"\d+")


def date_columns(headings: Sequence[str], facts: Mapping[str, Fact]) -> dict[int, tuple[int, ...]]:
    """Column of a year → the columns of that date, in the order of `PARTS`, where it is clear which belong together."""
    words = HeadingWords(facts)
    of_columns = words.parts(headings)
    whole = {words.fact(heading) for heading, part in zip(headings, of_columns, strict=True) if not part}
    columns: dict[str, dict[str, list[int]]] = {}
    for column, part in enumerate(of_columns):
        if part and part[0] not in whole:
            columns.setdefault(part[0], {}).setdefault(part[1], []).append(column)
    found = [[parts.get(part, []) for part in PARTS] for parts in columns.values()]
    clear = [parts for parts in found if len(parts[0]) == len(parts[1]) == 1 and len(parts[2]) < 2]
    return {year[0]: (year[0], *month, *day) for year, month, day in clear}


def date_text(parts: Sequence[str]) -> str:
    """One date as people write it. Without a month it is the year; what does not fit together cannot be read.

    >>> date_text(["1998", "7"]), date_text(["1998", ""]), date_text(["", "7"]), date_text(["无", ""])
    ('1998年7月', '1998', '7月', '无')
    >>> date_text(["同上", "同上", "同上"]), date_text(["同上", "同上", ""]), date_text(["1998", "同上"])
    ('同上', '同上、同上', '1998、同上')
    """
    texts = [text.strip() for text in parts]
    if not any(texts[1:]) or (len(set(texts)) == 1 and not NUMBER.fullmatch(texts[0])):
        return texts[0]
    if any(map(is_ditto, texts)):
        return "、".join(filter(None, texts))
    last = max(place for place, text in enumerate(texts) if text)
    return "".join(_part(text, PARTS[place]) for place, text in enumerate(texts[: last + 1]))


def _part(text: str, part: str) -> str:
    return f"{text.removesuffix('份').removesuffix(part)}{part}" if text else ""


def date_codes(block: Block, columns: Sequence[int], code: Callable[[Sequence[str]], Array]) -> Array:
    """`Block.codes` of a date in several columns."""
    import numpy as np

    parts = [_Numbered() for _ in columns]
    whole = np.zeros(len(block), np.int64)
    for part, column in zip(parts, columns, strict=True):
        numbers = block.codes(column, part.codes)
        whole = whole * max(len(part), 1) + numbers
    different, places = np.unique(whole, return_inverse=True)
    return code([date_text(_texts(number, parts)) for number in different.tolist()]).take(places)


def _texts(number: int, parts: Sequence["_Numbered"]) -> list[str]:
    texts = []
    for part in reversed(parts):
        number, place = divmod(number, max(len(part), 1))
        texts.append(list(part)[place])
    return texts[::-1]


class _Numbered(dict[str, int]):
    """Each different text under a number of its own."""

    def codes(self, texts: Sequence[str]) -> Array:
        import numpy as np

        return np.array([self.setdefault(text, len(self)) for text in texts], np.int64)
