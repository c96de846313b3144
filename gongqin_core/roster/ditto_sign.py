"""The sign by which a cell says the same as the one above: 同上, ″."""

import re

from ..notice.spelling import spelling

DITTO = re.compile(r"同上(?:一?行|一?格)?|同前|[\"″′〃〞”“'’]{1,4}|do\.?|ditto")
LONGEST = 20
SIGNS = frozenset("同\"″〃〞”“′'’＂＇dDｄＤ \u3000")
"""What it begins with."""
NOTHING_ABOVE = "紧挨着的上一行没有可以照抄的，或是隐藏的。请写出来"


def is_ditto(text: str) -> bool:
    """Whether a text is nothing but the sign.

    >>> is_ditto(" 同 上"), is_ditto("〃"), is_ditto("同上级")
    (True, True, False)
    """
    if text[:1] not in SIGNS or len(text) > LONGEST:
        return False
    return bool(DITTO.fullmatch(spelling(text)))
