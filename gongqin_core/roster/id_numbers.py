"""Columns of ID numbers (GB 11643: 18 characters, formerly 15), in whatever spelling. They are never read.

The command line and the page decide by this alone. The page does not even keep such a column.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ..judging.placeholders import says_nothing
from ..notice.questions import Fact
from ..notice.spelling import plain, spelling
from .headings import recognise
from .spreadsheets.sheet import USUAL, Row, Sheet
from .spreadsheets.struck import STROKE

HEADINGS = tuple(
    "身份证 身分证 身份号 公民身份 证件号 证件编号 社会保障号 社保号 idnumber idcard idno identitycard".split()
)
ONLY = ("id", "id号", "id号码", "证号")
IN_BRACKETS = re.compile(r"\([^()]*\)")
BETWEEN = re.compile(rf"[\s\-‐‑‒–—―−_.·。,，、/\\:：'’‘′`\"“”{STROKE}]+")
"""What people put between the figures, or before them."""
DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
CERTAIN = re.compile(rf"(?<!\d)[1-9]\d{{5}}(?:19|20)\d\d{DAY}\d{{3}}[\dx](?![\dx])")
"""With a day of birth in it."""
LIKELY = re.compile(rf"(?<!\d)(?:\d{{17}}[\dx]|[1-9]\d{{7}}{DAY}\d{{3}})(?!\d)|^[1-9](?:\.?\d+)?e\+?1[47]$")
"""Also mistyped, the old one of 15 figures, or what a spreadsheet makes of it: 4.10802E+17."""
MASK = r"[*x×✱＊●•○〇■□#?※]"
MASKED = re.compile(rf"(?<![\da-z])\d{{0,16}}{MASK}{{2,17}}\d{{0,6}}[\dx]?(?!\d)")
LENGTHS = (15, 18)
WORTH_A_LOOK = re.compile("[0-9０-９*＊xXｘＸ×][^\u4e00-\u9fff]{13}")
"""Prose is not looked at any closer."""


def id_columns(sheet: Sheet, rows: Sequence[Row], facts: Mapping[str, Fact]) -> list[int]:
    """The columns of ID numbers, by heading or by what stands in `rows`."""
    of_facts = recognise(sheet.headings, facts)
    return [
        column
        for column, (heading, fact) in enumerate(zip(sheet.headings, of_facts, strict=True))
        if is_id_heading(heading)
        or looks_like_id_numbers(sheet.texts(rows[: USUAL.sample], column))
        or (fact is None and any(map(holds_id_number, sheet.texts(rows, column))))
    ]


def is_id_heading(heading: str) -> bool:
    """Whether a heading says so, whatever hint stands behind it in brackets."""
    spelled = spelling(heading)
    name = IN_BRACKETS.sub("", spelled) or spelled
    return name in ONLY or any(known in name for known in HEADINGS)


def holds_id_number(text: str) -> bool:
    """Whether an ID number stands in a text, with a day of birth in it or with signs in place of some figures.

    >>> [holds_id_number(text) for text in ("410802 19750308 001X", "4108**********1234", "138****5678")]
    [True, True, False]
    """
    if not WORTH_A_LOOK.search(text):
        return False
    return any(CERTAIN.search(some) or _is_masked(some) for some in _spellings(text))


def _is_masked(text: str) -> bool:
    found = (match[0] for match in MASKED.finditer(text))
    return any(len(some) in LENGTHS and any(map(str.isdigit, some)) for some in found)


def looks_like_id_numbers(texts: Iterable[str]) -> bool:
    """Whether most of the cells in which anything stands hold an ID number, be it mistyped or an old one."""
    filled = [text for text in texts if text.strip() and not says_nothing(text)]
    return sum(map(_may_be_one, filled)) * 2 > len(filled)


def _may_be_one(text: str) -> bool:
    return holds_id_number(text) or any(LIKELY.search(some) for some in _spellings(text))


def _spellings(text: str) -> tuple[str, str]:
    """As it is written, for there may be several; and with nothing between its figures."""
    written = plain(text).strip().removesuffix(".0")
    return written, BETWEEN.sub("", written)
