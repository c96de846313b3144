"""QR codes as pictures that stand in the page itself, by the library segno."""

from dataclasses import dataclass
from typing import Literal

QUIET = 4
"""Modules of white around a code, as ISO/IEC 18004 asks for."""
MODULE, CODE = 0.45, 30.0
"""Millimetres on paper, at least: of one module, so that a phone's camera tells it from the next; of the whole code."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in a `data:` address, which a browser also lets people save, and its width on paper in millimetres."""

    src: str
    mm: float


def picture(text: str, error: Literal["l", "m"] = "m") -> Picture:
    """The code of `text`, in UTF-8. On paper a sixth of it (level M) may be dirty or torn; a long text on a screen is
    read more easily at level L. The quiet margin is part of the picture."""
    from segno import make_qr

    code = make_qr(text, error=error, encoding="utf-8")
    modules = code.symbol_size(border=0)[0]
    module = max(MODULE, CODE / modules)
    return Picture(code.png_data_uri(scale=4, border=QUIET), round(module * (modules + 2 * QUIET), 1))
