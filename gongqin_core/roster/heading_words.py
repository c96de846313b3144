"""What one heading means: a fact, a part of a date, or who, where and the level applied for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..notice.questions import Fact
from ..notice.spelling import spelling
from .heading_hints import is_hint, readings

NAME_HEADINGS = ("姓名", "名字", "职工姓名", "人员姓名", "员工姓名", "申报人姓名", "考生姓名")
UNIT_HEADINGS = ("单位", "工作单位", "单位名称", "所在单位", "用人单位", "现工作单位", "所属单位")
APPLIED_HEADINGS = ("申报等级", "拟报等级", "报考等级", "申报级别", "拟申报等级", "申请等级", "申报技术等级")
"""What usually stands over the level applied for."""
NUMBER_HEADINGS = ("序号", "序", "编号", "行号", "顺序号", "no", "no.", "№")
REMARK_HEADINGS = ("备注", "备考", "说明", "附注", "情况说明", "备注说明", "其他说明")
Meaning = str | tuple[str, ...] | None
"""A fact, a date and which part of it, or the headings that mean the same and are no fact's."""
PART = re.compile(r"(.+?)(年|月|日)份?")
OWN_PAPER = re.compile("技能|技术等级|职业资格|工勤|工人|技师|[初中高]级|等级证|岗位证|工种")
"""What the papers of this kind have in their names, wherever they were got."""
OF_A_NAME = (
    f"^(?!.*(?:{OWN_PAPER.pattern})).*"
    "(?:(?!身份|准考|资格|[现持有原取得该本首]).[^持有]|护|驾)证(?:书|件|号|编号|号码|名称)*$"
)
"""A paper with a name of its own."""
PAPER_OF_ITS_OWN = re.compile(f"普通话|计算机|外语|英语|教师资格|从业资格|竞赛|比赛|特种作业|{OF_A_NAME}")
"""Of these even 取证时间 is the paper's to the left of it."""
OTHER_PAPER = re.compile(
    "专业技术|职称|驾|车型|奖|荣誉|称号|先进|专利|论文|聘书|文凭|学位|毕业学校|毕业院校|" + PAPER_OF_ITS_OWN.pattern
)
LEVEL_OF_ITS_OWN = re.compile(
    "普通话|计算机|外语|英语|运动员|职称|专业技术|咨询师|社会工作|社工|消防|保安|厨师|驾驶证|驾照|教师资格"
)
OF_A_LEVEL = re.compile("(?:证书|技术|技能)?(?:等级|级别)")
PART_OF_A_PAPER = re.compile(
    ".*(?:编号|号码|证号|专业|类别|类型)|号|等级|级别|名[称次]|准驾车型|初次领证(?:日期|时间)"
    "|(?:授予|发证|颁发|颁证|评审|批准)(?:单位|机关|部门)"
)
"""What a column says of the paper to the left of it."""
APPLIED_FOR = re.compile("(?:拟|申|拟申)报|报考|拟考|申请")
OTHER_STEP = re.compile("党|政治面貌|伤残|残疾|军衔|工资|薪")
OF_A_STEP = re.compile("(?:转正|定级)(?:时间|日期|年月)")
"""What is said of a day in any career, and beside such words of another."""
OF_A_PAPER = re.compile("(?:取得|获得|颁发|发放|核发|授予|批准|[取获发颁领得证书]|证件|资格)+的?(?:时间|日期|年月)")
"""What is said of the day of any paper."""
TIMES = ("", "时间", "日期", "年月")
"""What the name of a date may end with: 参加工作 of 年 and 月 is 参加工作时间."""


class HeadingWords:
    """Headings as a notice's facts have them. What was asked once is kept."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.exact = {name: fact.id for fact in facts.values() for name in fact.spelled_names}
        """Spelled as the notice has it → the fact."""
        self._order = {name: place for place, name in enumerate(self.exact)}
        self._longest = max(map(len, self.exact), default=0)
        self._alike: dict[str, list[str]] = {}
        """Fact → its names, as spelled."""
        for name, fact in self.exact.items():
            self._alike.setdefault(fact, []).append(name)
        self._asked: dict[str, str | None] = {}
        self._known: dict[str, bool] = {}

    def fact(self, heading: str) -> str | None:
        """By id, Chinese name, question or synonym, also with a hint beside it."""
        if heading not in self._asked:
            self._asked[heading] = next(self._facts(heading), None)
        return self._asked[heading]

    def part(self, heading: str) -> tuple[str, str] | None:
        """The date that such a column holds one part of, and which: 年, 月 or 日."""
        for bare, hints in readings(heading):
            if (found := PART.fullmatch(bare)) and not any(hints) and not self._meant(bare):
                for end in TIMES:
                    fact = self.exact.get(found[1] + end)
                    if fact and self.facts[fact].type == "date":
                        return fact, found[2]
        return None

    def parts(self, headings: Sequence[str]) -> list[tuple[str, str] | None]:
        """The same of each column; 参加工作时间（年） and 参加工作时间（月） are parts only where both are there, and
        a bare 月 goes with the year to its left."""
        found = [self.part(heading) for heading in headings]
        hinted = [self._part_in_brackets(heading) for heading in headings]
        for place, part in enumerate(hinted):
            beside = {other[1] for other in hinted if part and other and other[0] == part[0]}
            follows = place + 1 < len(headings) and self._next_part(part, headings[place + 1])
            found[place] = part if part and "年" in beside and (len(beside) > 1 or follows) else found[place]
        for place in range(1, len(headings)):
            found[place] = found[place] or self._next_part(found[place - 1], headings[place])
        return found

    def columns(self, headings: Sequence[str]) -> list[str | None]:
        """See `headings.recognise`."""
        found = [self.fact(heading) for heading in headings]
        others = set[int]()
        for place, (left, heading) in enumerate(pairwise(headings), 1):
            papers, fact = self._papers(headings[:place]), found[place]
            follows = place - 1 in others and OF_A_PAPER.fullmatch(spelling(heading))
            if fact and (follows or self._is_of_another(left, papers, heading, fact)):
                found[place] = None
                others.add(place)
        parts = self.parts(headings)
        found = [None if part else fact for fact, part in zip(found, parts, strict=True)]
        found = self._surest(headings, found)
        years = [part[0] if part and part[1] == "年" else None for part in parts]
        pairs = zip(found, ("".join(pair) for pair in pairwise(headings)), strict=False)
        beside = [None, *(self._of_left(fact, both) for fact, both in pairs)][: len(found)]
        found = [
            fact or (other if other not in found and years.count(other) == 1 else None)
            for fact, other in zip(found, years, strict=True)
        ]
        only = [other if beside.count(other) == 1 else None for other in beside]
        return [fact or other for fact, other in zip(found, only, strict=True)]

    def _surest(self, headings: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
        """Of several columns of a fact those whose headings are the surest, if any are."""
        sure = {
            column
            for column, fact in enumerate(found)
            if fact and found.count(fact) > 1 and self._is_surest(fact, headings[column])
        }
        settled = {found[column] for column in sure}
        return [None if fact in settled and column not in sure else fact for column, fact in enumerate(found)]

    def _is_surest(self, fact: str, heading: str) -> bool:
        return any(bare in self.facts[fact].spelled_surest for bare, _ in readings(heading))

    def _of_left(self, fact: str | None, both: str) -> str | None:
        """What a column is of the fact to its left, if the two headings together are another one's."""
        other = self.fact(both) if fact else None
        return other if other != fact else None

    def _papers(self, lefts: Sequence[str]) -> Sequence[str]:
        """What stands to the left, as far as it says something of one paper: 驾驶证, 准驾车型."""
        start = len(lefts) - 1
        while start > 0 and PART_OF_A_PAPER.fullmatch(spelling(lefts[start])) and not self.fact(lefts[start]):
            start -= 1
        return lefts[start:]

    def _is_of_another(self, left: str, papers: Sequence[str], heading: str, fact: str | None) -> bool:
        """Whether a date or a level that does not say of what it is stands beside a paper, a career, or a trade that is
        applied for. `left`: the column beside it; `papers`: see `_papers`."""
        if fact is None or self.fact(left + heading) == fact:
            return False
        bare, kind = spelling(heading), self.facts[fact].type
        if kind != "date":
            other = LEVEL_OF_ITS_OWN.search(left) or (APPLIED_FOR.match(left) and not self._is_surest(fact, heading))
            return bool(other and OF_A_LEVEL.fullmatch(bare))
        if OTHER_STEP.search(left) and OF_A_STEP.fullmatch(bare):
            return True
        paper = PAPER_OF_ITS_OWN if bare == spelling(self.facts[fact].short) else OTHER_PAPER
        return bool(OF_A_PAPER.fullmatch(bare)) and any(map(paper.search, papers))

    def meaning(self, heading: str) -> Meaning:
        """What it means by itself."""
        own = own_heading(heading)
        same = (known for known in OWN_HEADINGS if own and own in map(spelling, known))
        return self.part(heading) or self.fact(heading) or next(same, None)

    def means(self, heading: str) -> bool:
        """Whether it means anything that is read."""
        if heading not in self._known:
            self._known[heading] = bool(self.fact(heading) or self.part(heading) or own_heading(heading))
        return self._known[heading]

    def _part_in_brackets(self, heading: str) -> tuple[str, str] | None:
        for bare, hints in readings(heading) if {*heading} & {*"年月日"} else ():
            fact, said = self._meant(bare), PART.fullmatch("_" + "".join(hints))
            if fact and said and said[1] == "_" and self.facts[fact].type == "date":
                return fact, said[2]
        return None

    @staticmethod
    def _next_part(left: tuple[str, str] | None, heading: str) -> tuple[str, str] | None:
        """Which part a heading is that says no more than 月 or 日, beside the part before."""
        said = PART.fullmatch("_" + spelling(heading))
        follows = left and said and said[1] == "_" and left[1] + said[2] in ("年月", "月日")
        return (left[0], said[2]) if left and said and follows else None

    def _facts(self, heading: str) -> Iterator[str]:
        for bare, hints in readings(heading):
            fact = self._meant(bare)
            if fact and all(
                is_hint(hint, self.facts[fact].spelled_answers) or self.exact.get(hint) == fact for hint in hints
            ):
                yield fact

    def _meant(self, bare: str) -> str | None:
        if bare in self.exact:
            return self.exact[bare]
        several = {self.exact.get(part) for part in bare.split("/")}
        return several.pop() if len(several) == 1 and several != {None} else self._put_together(bare)

    def _put_together(self, bare: str) -> str | None:
        """现技术等级 and 取得时间 are 现等级取得时间, because 现技术等级 and 现等级 are the same."""
        starts = (bare[:length] for length in range(1, min(len(bare) - 2, self._longest) + 1))
        for start in sorted(filter(self.exact.__contains__, starts), key=self._order.__getitem__):
            fact, rest = self.exact[start], bare.removeprefix(start)
            if start.endswith(rest):
                return fact
            for other in self._alike[fact]:
                if other + rest in self.exact:
                    return self.exact[other + rest]
        return None


def own_heading(heading: str) -> str | None:
    """Which of the headings that are no fact's it is, with a hint beside it or without."""
    return next((bare for bare, hints in readings(heading) if bare in OWN and all(is_hint(h, ()) for h in hints)), None)


OWN_HEADINGS = NAME_HEADINGS, UNIT_HEADINGS, APPLIED_HEADINGS
OWN = frozenset(spelling(heading) for headings in OWN_HEADINGS for heading in headings)
