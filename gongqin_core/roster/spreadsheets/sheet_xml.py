"""What a sheet's own XML tells beside its values (ECMA-376 part 1, 18.3): cells that are not what they seem."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import Any

from ..cells import SERIAL_ZERO

Correction = Callable[[Any], Any]
"""From the value a reader library gives to what should be read in its place."""

ERROR = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*\bt="e"[^>]*>(?:(?!</c>).)*<v>([^<]*)</v>', re.DOTALL)
NO_RESULT = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"(?![^>]*\bt="str")[^>]*><f\b[^>]*?(?:/>|>([^<]*)</f>)(?:<v ?/>|<v></v>)?</c>'
)
STYLED = re.compile(rb'<c r="([A-Z]{1,3})(\d+)" s="(\d+)"')
FAR_RIGHT = re.compile(rb'<c r="([A-Z]{2,3})\d+"[^>]*[^/]>')
"""A cell with content beyond column Z: it makes every row that long in memory."""
FAR_DOWN = re.compile(rb'<c r="[A-Z]{1,3}(\d{6,})"')
"""A cell says its own row, and the reader library believes it: it may lie far below the row it stands in."""
ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
HIDDEN = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"')
LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
"""Parts of a number format that show no part of a date."""
BUILT_IN_MONTHS = (17, 27, 36, 50, 57)
"""Built-in formats of year and month, also those of the Chinese edition (18.8.30)."""


@dataclass(frozen=True)
class Details:
    """`cells`: row from 1 → column from 0 → correction."""

    cells: dict[int, dict[int, Correction]] = field(default_factory=dict)
    last_row: int = 0
    """The last row with any content."""
    last_column: int = 0
    """As far as it is beyond column Z."""
    hidden_rows: int = 0


def read_details(xml: bytes, shortened: dict[int, int]) -> Details:
    """`shortened`: see `shortened_dates`."""
    xml = re.sub(rb"(</?)\w+:(?=row|c\b|v\b|f\b)", rb"\1", xml) if b":row" in xml else xml
    cells: dict[int, dict[int, Correction]] = {}
    for letters, row, correction in _corrections(xml, shortened):
        cells.setdefault(int(row), {})[_column(letters)] = correction
    filled = (part for part in xml.split(b"</row>") if b"<v" in part or b"<t" in part)
    rows = [row[1] for row in map(ROW.search, filled) if row]
    last = max(map(int, (*rows, *FAR_DOWN.findall(xml))), default=0)
    wide = max((_column(letters) + 1 for letters in set(FAR_RIGHT.findall(xml))), default=0)
    return Details(cells, last, wide, len(HIDDEN.findall(xml)))


def _corrections(xml: bytes, shortened: dict[int, int]) -> Iterator[tuple[bytes, bytes, Correction]]:
    if b'"e"' in xml:
        for letters, row, error in ERROR.findall(xml):
            yield letters, row, constantly(unescape(error.decode()))
    if b"<f" in xml:
        for letters, row, formula in NO_RESULT.findall(xml):
            yield letters, row, constantly(f"={unescape(formula.decode())}")
    if shortened:
        for letters, row, style in STYLED.findall(xml):
            if shown := shortened.get(int(style)):
                yield letters, row, shortening(shown)


def constantly(text: str) -> Correction:
    return lambda value: text


def shortening(shown: int) -> Correction:
    def shorten(value: Any) -> Any:
        if isinstance(value, float):
            value = SERIAL_ZERO + timedelta(days=int(value))
        return value.isoformat()[:shown] if isinstance(value, date) else value

    return shorten


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def shortened_dates(styles: bytes) -> dict[int, int]:
    """Style → how many characters of YYYY-MM-DD it shows: see `shown_by_style`."""
    formats: dict[int, str] = {}
    for element in re.findall(rb"<(?:\w+:)?numFmt\b[^>]*>", styles):
        number, code = (re.search(rb'\b%s="([^"]*)"' % key, element) for key in (b"numFmtId", b"formatCode"))
        if number and code:
            formats[int(number[1])] = unescape(code[1].decode())
    cell_styles = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    used = re.findall(rb'<(?:\w+:)?xf\b[^>]*?numFmtId="(\d+)"', cell_styles[0] if cell_styles else b"")
    return shown_by_style(formats, list(map(int, used)))


def shown_by_style(formats: Mapping[int, str], used: Sequence[int]) -> dict[int, int]:
    """Style → how many characters of YYYY-MM-DD it shows, for styles that show only year and month, or the year:
    whoever writes a month gets its first day stored, and nobody may take that for the day he meant.

    `formats`: number → the workbook's own format; `used`: the format's number, style by style."""
    known = {number: 7 for number in BUILT_IN_MONTHS} | {number: _shown(code) for number, code in formats.items()}
    return {style: shown for style, number in enumerate(used) if (shown := known.get(number, 0))}


def _shown(code: str) -> int:
    letters = set(LITERALS.sub("", code.split(";")[0]).lower())
    if "y" not in letters or letters & set("dhs"):
        return 0
    return 7 if "m" in letters else 4
