"""When two words are the same, wherever people's words meet those of a notice: headings, answers, trades.

Full width or half, capitals or small, spaced out or not, with what nobody sees: none of it makes a difference.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import is_normalized, normalize

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff]"
)
"""Controls, joiners, marks of direction, fillers, selectors: what takes no place, or that of a space."""
FILLERS = "\u115f\u1160"
"""Those that count as letters."""
NOTE_MARK = re.compile("[¹²³⁰⁴-⁹₀-₉①-⒛㉈-㉏㉑-㉟㊀-㊉㊱-㊿⓪]")
"""The number of a note, which is spelled as a figure and is none of what it stands beside."""
SPACES = re.compile(r"[^\S\n]+")
KEPT = 1 << 16
"""How many texts are kept once spelled."""


def visible(text: str) -> str:
    """Without the characters that nobody sees, and without spaces at either end."""
    return INVISIBLE.sub("", text).strip()


def plain(text: str) -> str:
    """In half width and small letters, without what nobody sees; spaces stay."""
    if text.isascii() and text.isprintable():  # most dates, and there are many
        return text.lower()
    return INVISIBLE.sub("", normalize("NFKC", normalize("NFKC", text).casefold()))


@lru_cache(maxsize=KEPT)
def spelling(text: str) -> str:
    """Two texts that differ only in width, case, spaces and what nobody sees are spelled alike: （ and (, ２ and 2.

    >>> spelling("姓　名\\u200b"), spelling("Ａ（２）")
    ('姓名', 'a(2)')
    """
    return spelled(text)


def spelled(text: str) -> str:
    """The same, and nothing of it is kept: for what anybody may type."""
    return "".join(plain(text).split())


def spellings(texts: Sequence[str]) -> Sequence[str]:
    """The spelling of each of many texts, most of them different."""
    if _are_plain("".join(texts)):
        return texts
    together = "\n".join(texts)
    if together.count("\n") >= max(len(texts), 1):
        return list(map(spelled, texts))
    if not is_normalized("NFKC", together) or together.casefold() != together or INVISIBLE.search(together):
        together = plain(together)
    elif not SPACES.search(together):
        return texts
    return SPACES.sub("", together).split("\n") if texts else texts


def _are_plain(together: str) -> bool:
    """Whether a text has nothing in it but letters and figures that are spelled so already, as most names do."""
    return (
        together.isalnum()
        and is_normalized("NFKC", together)
        and together.casefold() == together
        and not any(filler in together for filler in FILLERS)
    )
