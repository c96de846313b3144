"""The cell styles of an .xlsx file: how they show numbers, and whether they strike them out (ECMA-376 part 1, 18.8)."""

from functools import cache
from typing import BinaryIO

from .markup import elements
from .number_formats import Style, style_of
from .struck import NOT


def cell_styles(file: BinaryIO, from_1904: bool) -> list[Style]:
    """By the number that cells refer to."""
    own: dict[int, str] = {}
    used: list[tuple[int, int]] = []
    fonts, struck, listed = 0, set[int](), False
    for parent, name, attributes in elements(file):
        match parent, name:
            case "numFmts", "numFmt":
                own[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
            case _, "font":
                listed = parent == "fonts"  # other fonts are no cell's own
                fonts += listed
            case "font", "strike" if listed and attributes.get("val") not in NOT:
                struck.add(fonts - 1)
            case "cellXfs", "xf":
                used.append((int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))))

    @cache
    def style(number: int, font_is_struck: bool) -> Style:
        return style_of(number, own, from_1904, font_is_struck)

    return [style(number, font in struck) for number, font in used]
