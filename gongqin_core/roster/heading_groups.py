"""What stands above several headings: words that leave the meaning of those below alone, titles, and all others.

Under other words — 申报情况, 师傅 — a heading is somebody else's, or of another time: it is no fact's.
"""

import re
from collections.abc import Iterator, Sequence

from ..notice.spelling import spelling
from .heading_hints import SOMEBODY_ELSE, START, is_hint, readings
from .heading_words import APPLIED_HEADINGS, NUMBER_HEADINGS, REMARK_HEADINGS, HeadingWords, own_heading
from .labels import DAY, END, LONGEST, NOTE, UNIT, kind_of

ENDS = r"(?:情况|信息|资料|状况|概况|数据|内容|项目|简历|履历|经历|条件|方面|一栏|栏)"
_WHO = r"(?:本人|个人|自己|职工|员工|人员|工人|工勤|工勤人员|申报人|申报人员|报考人|报考人员|考生|参评人员)"
_WHICH = r"(?:基本|主要|自然|一般|有关|相关|详细|综合|其他|其它|必填|身份|人事|档案|工作|单位|岗位)"
_NOW = r"(?:现有?|现状|现聘|现持有?|现任|目前|当前|已取得|已有|所?持有?|取得|获得)"
_PAPER = r"(?:工勤|技术|技能|等级|岗位|持证|取证|证书|证件|职务|机关事业单位)"
GENERAL = re.compile(rf"{_WHO}?的?{_WHICH}*{ENDS}*|{_WHO}?的?{_NOW}?的?{_PAPER}*{ENDS}*")
"""Words for what a person is and holds now."""
NOW = re.compile(rf"{_WHO}?的?{_NOW}的?")
AROUND = re.compile(rf"^(?:本次|此次|今年|本年度?|拟)|{ENDS}+$")
"""What stands around the word by which a group is known."""
TITLE = re.compile(r".*[:].*|.*(?:表|册|名单|名录|一览|统计|汇总|台账)(?:\(.*\))?|.*\d{4}.*|附件?.{0,3}|.{16,}")
SHORTEST_NAME = 2
"""Signs of a word by which a group is known to be of a fact."""


class HeadingGroups:
    """Groups of headings, by the names of the facts. What was asked once is kept."""

    def __init__(self, words: HeadingWords) -> None:
        self.words = words
        self._general: dict[str, bool] = {}

    def is_general(self, upper: str) -> bool:
        """Whether words say no more than that what stands below is so, now."""
        if upper not in self._general:
            self._general[upper] = not SOMEBODY_ELSE.search(upper) and any(map(GENERAL.fullmatch, _bare(upper)))
        return self._general[upper]

    def belongs(self, upper: str, lower: str) -> bool:
        """Whether a heading means the same below such words as alone: they are general, or a name of its fact has
        them in it."""
        if self.is_general(upper) or spelling(lower) in NEUTRAL:
            return True
        fact = self.words.fact(upper)
        stems = {AROUND.sub("", bare) for bare in _bare(upper)}
        stems |= {name for name, other in self.words.exact.items() if fact and other == fact}
        return any(stem in name for stem in stems if len(stem) >= SHORTEST_NAME for name in self._names(lower))

    def named(self, upper: str, lower: str) -> str:
        """How a heading that means nothing alone is called below general words: 证书等级 below 现持证书情况.
        The heading itself where that means nothing either."""
        stems = [AROUND.sub("", bare) for bare in _bare(upper)]
        starts = [stem[n:] for stem in stems for n in range(len(stem)) if not n or NOW.fullmatch(stem[:n])]
        names = [start + lower for start in starts if self.words.means(start + lower)]
        return lower if self.words.means(lower) or not names else names[0]

    def is_title(self, texts: Sequence[str]) -> bool:
        """Whether a row is one of titles: what a roster is, whose, of which day."""
        filled = list(filter(None, texts))
        if any(self.words.means(text) or self.is_general(text) for text in filled):
            return False
        return sum(map(_is_title, filled)) * 2 >= len(filled)

    def _names(self, heading: str) -> Iterator[str]:
        part = self.words.part(heading)
        fact = self.words.fact(heading) or (part[0] if part else None)
        yield from (name for name, other in self.words.exact.items() if fact and other == fact)
        if (own_heading(heading) or "") in APPLIED:
            yield from APPLIED


def _bare(heading: str) -> Iterator[str]:
    """A heading without what only says how to fill in."""
    heading = START.sub("", spelling(heading))
    return (bare for bare, hints in readings(heading) if all(is_hint(hint, ()) for hint in hints))


def _is_title(text: str) -> bool:
    spelled = spelling(text[:LONGEST])
    return bool(
        TITLE.fullmatch(spelled) or DAY.fullmatch(spelled) or UNIT.fullmatch(spelled) or kind_of(text) in (NOTE, END)
    )


APPLIED = frozenset(map(spelling, APPLIED_HEADINGS))
NEUTRAL = frozenset(map(spelling, (*NUMBER_HEADINGS, *REMARK_HEADINGS)))
"""Headings that mean the same below anything."""
