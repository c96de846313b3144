"""What the answers to a notice's other facts are called, and its levels: none of it is the name of a trade."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .spelling import spelled

BRACKETS = str.maketrans("", "", "()[]【】〔〕<>《》")
BETWEEN = re.compile(r"[()（）\[\]［］【】〔〕/／、,，;；\n\r\t]+")
"""What stands between two words for the same: 高级工（三级）, 中专/技校."""


@dataclass(frozen=True)
class OtherAnswers:
    """`words`: as they are spelled, with brackets and without."""

    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[str], trades: Iterable[str]) -> "OtherAnswers":
        """`trades`: what a trade is called; that is one, whatever else it means."""
        found = {spelled(word) for word in words}
        return cls(frozenset(found | {word.translate(BRACKETS) for word in found}) - set(map(spelled, trades)))

    def has(self, text: str) -> bool:
        """Whether a text is one of them, or several.

        >>> answers = OtherAnswers.of(["技师", "二级（技师）", "二级", "高中"], ["焊工"])
        >>> [answers.has(text) for text in ("技 师", "二级技师", "技师（二级）", "高中、技师", "焊工", "焊工（技师）")]
        [True, True, True, True, False, False]
        """
        if spelled(text) in self.words:
            return True
        parts = [spelled(part) for part in BETWEEN.split(text) if part.strip()]
        return bool(parts) and self.words.issuperset(parts)
