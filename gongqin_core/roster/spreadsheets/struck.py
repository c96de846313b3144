"""Text that is struck out: whoever strikes it out takes it back. Each sign is read with a stroke over it, so that no
answer is made of it and everybody who sees it sees that (U+0336)."""

from typing import Any

STROKE = "\u0336"
MOST_STROKES = 1_000
"""In one text: enough to see, and it still fits into a cell."""
NOT = ("0", "false", "off")
"""What a mark says that is there and means nothing."""


def struck(text: str) -> str:
    """The text with a stroke over each sign but spaces.

    >>> struck("一 级") == "一\\u0336 级\\u0336"
    True
    """
    signs = text.replace(STROKE, "")
    over = "".join(sign if sign.isspace() else sign + STROKE for sign in signs[:MOST_STROKES])
    return over + signs[MOST_STROKES:]


def struck_cell(cell: Any) -> str:
    """The same of a cell of any kind."""
    from ..cells import cell_text  # seldom needed where workbooks are read, and slow to load

    return struck(cell_text(cell))
