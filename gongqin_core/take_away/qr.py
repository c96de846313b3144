"""QR codes as pictures that stand in the page itself, by the library segno."""

from dataclasses import dataclass

QUIET = 4
"""Modules of white around a code, as ISO/IEC 18004 asks for."""
MODULE, CODE = 0.45, 30.0
"""Millimetres on paper, at least: of one module, so that a phone's camera tells it from the next; of the whole code."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in a `data:` address, which a browser also lets people save, and its width on paper in millimetres."""

    src: str
    mm: float


def picture(text: str) -> Picture:
    """The code of `text`; a sixth of it (level M) may be dirty or torn. The quiet margin is part of the picture."""
    from segno import make_qr

    code = make_qr(text, error="m")
    modules = code.symbol_size(border=0)[0]
    module = max(MODULE, CODE / modules)
    return Picture(code.png_data_uri(scale=4, border=QUIET), round(module * (modules + 2 * QUIET), 1))
