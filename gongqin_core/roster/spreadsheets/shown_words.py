"""Number formats that show words, instead of a number or beside it: [=1]"女";[=2]"男", or 0"年" (ECMA-376 part 1,
18.8.31)."""

import re
from collections.abc import Sequence
from itertools import chain

SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])+)(?:;|$)|;')
CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^][]*\]|[_*].')
OF_A_NUMBER = re.compile(r"[0#?@ymdhse]|general|aaa", re.IGNORECASE)
"""What shows a part of the number, or of its date."""
DIGITS = re.compile(r"[0#]+|general", re.IGNORECASE)
"""Places for the digits of a whole number."""
BESIDE_DIGITS = re.compile(r"[^\x00-\x7f]|[-/ ]")
"""What may stand between them without quotes."""
OF_NUMBERS = 3
"""Sections at most that are for numbers; a fourth is for texts."""
TOO_NARROW = "####"
"""What is shown of a number that no section is for."""


def hangs_on_number(code: str) -> bool:
    """Whether a format shows some numbers with words, some not at all, or some in another way than others."""
    return has_conditions(code) or any(not section or _words(section, 1.0) for section in _sections(code))


def words_of(code: str, number: float) -> str | None:
    """The words that a format shows, and the number among them; None where it shows a mere number, and nothing where
    it shows nothing."""
    section = section_for(code, number)
    if section is None:
        return TOO_NARROW
    if not section:
        return ""
    return _words(section, abs(number) if len(_sections(code)) > 1 and not has_conditions(code) else number) or None


def has_conditions(code: str) -> bool:
    """Whether it hangs on more than its sign how a number is shown."""
    return any(map(CONDITION.search, _sections(code)))


def section_for(code: str, number: float) -> str | None:
    """The part of a format that shows a number; None where none is for it."""
    sections = _sections(code)
    if has_conditions(code):
        return next((section for section in sections if _is_for(section, number)), None)
    if number < 0 and len(sections) > 1:
        return sections[1]
    return sections[2 if number == 0 and len(sections) > 2 else 0] if sections else None


def _sections(code: str) -> list[str]:
    return [match[1] or "" for match in SECTION.finditer(code)][:OF_NUMBERS]


def _words(section: str, number: float) -> str:
    """What a section shows that has words; a mere stroke, or the sign of a currency, is none."""
    rest = LITERAL.sub("", section).strip()
    if not OF_A_NUMBER.search(rest):
        words = LITERAL.sub(_literal, section).strip()
        return words if any(map(str.isalpha, words)) else ""
    if not number.is_integer() or BESIDE_DIGITS.sub("", DIGITS.sub("", rest)) or not DIGITS.search(rest):
        return ""
    parts, literals = LITERAL.split(section)[:: LITERAL.groups + 1], [*map(_literal, LITERAL.finditer(section)), ""]
    groups = [match[0] for part in parts for match in DIGITS.finditer(part)]
    words = "".join(chain(*zip(parts, literals, strict=True)))
    has_words = any(sign.isalpha() and not sign.isascii() for sign in words)
    if not has_words and len(groups) < 2 and not any(map(str.isdigit, "".join(literals))):
        return ""
    if len(groups) > 1 and (number < 0 or "general" in map(str.lower, groups)):
        return ""
    digits = iter(_digits(int(number), groups))
    between = [DIGITS.sub(lambda _: next(digits), part) for part in parts]
    return "".join(chain(*zip(between, literals, strict=True))).strip()


def _digits(number: int, groups: Sequence[str]) -> list[str]:
    """What of a number stands in each group of places: filled from the right, and the first holds all that is left."""
    left, shown = str(number), list[str]()
    for group in reversed(groups[1:]):
        left, here = left[: -len(group)], left[-len(group) :]
        shown.append(here.zfill(group.count("0")))
    return [left.zfill(groups[0].count("0")), *reversed(shown)]


def _literal(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""


def _is_for(section: str, number: float) -> bool:
    condition = CONDITION.search(section)
    if not condition:
        return True
    limit = float(condition[2])
    return {
        "=": number == limit,
        "<>": number != limit,
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
    }[condition[1]]
