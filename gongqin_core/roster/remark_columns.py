"""Columns of remarks, which nobody judges by: what may change a verdict there is pointed out."""

import re
from collections.abc import Collection, Sequence

from ..judging.placeholders import says_nothing
from ..notice.spelling import spelling
from .arrays import Array, Coded
from .columns import in_one_line, one_line
from .further_rows import NUMBERS
from .heading_hints import SOMEBODY_ELSE, readings
from .heading_words import OWN_PAPER, REMARK_HEADINGS, own_heading
from .id_numbers import is_id_heading
from .person_names import NO_LONGER, SOON, quoted

OTHER_REMARKS = (
    "其他情况 其它情况 有关情况 相关情况 特殊情况 存在问题 存在的问题 问题 提示 补充 补充说明 特殊说明 需要说明的情况 "
    "其他需要说明的情况 不符合原因 审核意见 审查意见 单位意见 简历 工作简历"
).split()
REMARKS = frozenset(map(spelling, (*REMARK_HEADINGS, *OTHER_REMARKS)))
GONE = (
    "到龄|离世|过世|逝世|身故|牺牲|失踪|挂职|调任|外派|离岗|待岗|下岗|停薪|病假|服刑|判刑|羁押|拘留|留置|双开"
    "|已调|调往|产假|休假|借出|抽调|退养|退居"
)
ELSEWHERE = (
    "社会鉴定|社会化|鉴定中心|部队证|军队证|外省|(?:企业|外地|外市)证书?|假证|作假|取得[一二三四五]级|肄业|结业|辍学|在读"
    "|处分|处罚|立案|警告|记大?过|撤职|降级|留党察看|不合格|不称职|派遣|劳务|编外|临时工|临时人员|临聘|外聘|人事代理|合同工"
    "|公益性?岗|公务员|管理岗|转干|试用期|合同到期|划转|病休|[不未]在[岗编职]|非在[岗编职]|超龄|转岗|换岗|改岗|车改|公车改革"
    "|改工种|换工种|转工种|换过工种|工种变|实为|应为|有误|存疑|待核|更正|改签|对不上|不符|不参加|不同意|不通过|未通过|退回"
)
"""Words that answer what other columns ask, or say that one of them is wrong."""
NOT = "(?:无|未|没|没有|从未|不曾|不|非)(?:受到?|有|过|任何|党纪|政纪|政务|行政|纪律|违纪|违法|或|和|及|办理?|曾)*+"
WORTH_A_LOOK = re.compile(rf"(?P<not>{NOT})?(?:(?P<soon>(?:{SOON.pattern})(?!现役)|{GONE})|(?P<elsewhere>{ELSEWHERE}))")
WHOLE = re.compile(
    rf"(?:已经?|拟|即将|将|待|正在?|现|长期?)?(?:{NO_LONGER.pattern}|{GONE}|{ELSEWHERE})+(?:人员|职工|工|在外|二线|手续|了|中|过)?"
)
OF_PAPERS = re.compile(
    "(?:所?持|现持|持有|取得|获得)?(?:何种)?(?:证书|证件|资格证书?)(?:名称|全称|名|情况)?|持证(?:名称|情况)"
)
"""What stands over the names of papers. The level, or the day, beside them may be that of any."""
ANOTHER_PAPER = re.compile(r"(?:.*驾.*|[a-e][1-3]?(?:证|照|本)?|.+证[书件照]?)")
ASKED = re.compile("(?:是否|有无|是不是)(.+?)[?]?")
ALONE = re.compile("(?:专业技术|专技|管理)(?:类?岗位?|人员)?|行政(?:岗位?|人员|编制?)|参公|干部|科员")
"""What somebody is who stands alone in a cell, and says little in a sentence."""
OF_WORK = re.compile("部门|科室|处室|股室|班组|单位|工作|内容")
"""What stands over places and work, which are called so too."""
YES, NO = re.compile("是的?|有|[√✓✔对]|y(?:es)?"), re.compile("否|不是?|无|没有|[×✗✘x]|no?")
OF_A_LEAVE = re.compile(rf"(?!退休|到龄|内退)(?:{NO_LONGER.pattern}|{GONE})(?:时间|日期|年月)")
"""What stands over the day on which somebody left."""
NEEDED = re.compile("在[岗编职]|同意|参加|符合|属实|一致|毕业")
"""What a person has to be, for what the other columns say to hold."""
NAMELESS = "第 {} 列"
"""How a column without a heading is called."""
LONGEST_WORD = 40
"""Signs of a cell that is nothing but such a word, or the name of a paper."""
NOT_SURE = "{}写着“{}”，请核对这个人还算不算"
COMPARE = "{}写着“{}”，请核对别的列合不合"


def remark_columns(headings: Sequence[str], read: Collection[int]) -> "dict[int, RemarkColumn]":
    """The columns that nobody judges by, whose words are looked at. Remarks, and what stands in a column without a
    heading, are said of the row whatever else they say; below other headings a cell has to be such a word and no more.
    `read`: the columns that are something else."""
    named = {column: heading.strip() or NAMELESS.format(column + 1) for column, heading in enumerate(headings)}
    unread = [column for column in named if column not in read and not _is_known(headings[column])]
    return {
        column: RemarkColumn(
            named[column],
            bool(headings[column].strip()) and not _is_of_remarks(headings[column]),
            any(OF_PAPERS.fullmatch(bare) for bare, _ in readings(headings[column])),
        )
        for column in unread
    }


def _is_known(heading: str) -> bool:
    """Whether it stands over names, units, numbers or what is somebody else's."""
    if is_id_heading(heading) or spelling(heading) in NUMBERS or own_heading(heading):
        return True
    if ASKED.fullmatch(spelling(heading)):
        return False
    return bool(SOMEBODY_ELSE.search(heading.replace("原因", "")))


def _is_of_remarks(heading: str) -> bool:
    return any(bare in REMARKS for bare, _ in readings(heading))


def remarked(heading: str, text: str, whole: bool = False, papers: bool = False) -> str:
    """What to look at in a row with such a remark; empty for nothing. `whole`: whether nothing else may stand there;
    `papers`: whether names of papers do.

    >>> remarked("备注", "年初辞职"), remarked("备注", "无处分"), remarked("状态", "老借调办公室", whole=True)
    ('备注：年初辞职：备注写着“辞职”，请核对这个人还算不算', '', '')
    """
    heading, found = in_one_line(heading), worth_a_look(text)
    if papers and _is_another_paper(text):
        return one_line(heading, quoted(text), COMPARE.format(heading, in_one_line(quoted(text))))
    if OF_A_LEAVE.fullmatch(spelling(heading)) and not says_nothing(text):
        return one_line(heading, quoted(text), NOT_SURE.format(heading, in_one_line(quoted(text))))
    if asked := _asked(heading, text):
        return one_line(heading, text, asked)
    if whole and ALONE.fullmatch(spelling(text[: LONGEST_WORD + 1])) and not OF_WORK.search(heading):
        return one_line(heading, text, COMPARE.format(heading, text.strip()))
    if not found or (whole and not WHOLE.fullmatch(spelling(text[: LONGEST_WORD + 1]))):
        return ""
    say = NOT_SURE if found["soon"] else COMPARE
    return one_line(heading, quoted(text), say.format(heading, found["soon"] or found["elsewhere"]))


def worth_a_look(text: str) -> re.Match[str] | None:
    """What in a text may change what is said of somebody; what is denied does not: 无处分."""
    return next((found for found in WORTH_A_LOOK.finditer(_unspaced(text)) if not found["not"]), None)


def _asked(heading: str, text: str) -> str:
    """What to look at where a heading asks whether: 是否退休 and 是, 是否在岗 and 否."""
    question, answer = ASKED.fullmatch(spelling(heading)), spelling(text)
    if not question:
        return ""
    found = worth_a_look(question[1]) if YES.fullmatch(answer) else None
    if found:
        return (NOT_SURE if found["soon"] else COMPARE).format(heading, answer)
    return COMPARE.format(heading, answer) if NO.fullmatch(answer) and NEEDED.search(question[1]) else ""


def _is_another_paper(text: str) -> bool:
    spelled = spelling(text[: LONGEST_WORD + 1])
    return bool(ANOTHER_PAPER.fullmatch(spelled)) and not OWN_PAPER.search(spelled) and quoted(text) != ""


def _unspaced(text: str) -> str:
    return text.replace(" ", "").replace("\u3000", "")


class RemarkColumn:
    """One column of remarks. Most rosters have no such word in it, which is seen at once. `whole` and `papers`: see
    `remarked`."""

    def __init__(self, heading: str, whole: bool = False, papers: bool = False) -> None:
        self.heading, self.whole, self.papers = heading, whole, papers
        self._sign = re.compile(f"{WORTH_A_LOOK.pattern}|{ALONE.pattern}") if whole else WORTH_A_LOOK
        self._any = papers or any(asks.fullmatch(spelling(heading)) for asks in (ASKED, OF_A_LEAVE))
        """Whether it may be any text that calls for a look."""
        self.problems = [""]
        """What to look at, by code."""
        self._codes: dict[str, int] = {}

    def codes(self, texts: Sequence[str]) -> Array:
        """For each text the code of what to look at; 0 for nothing."""
        import numpy as np

        together = "\n".join(texts)
        if not self._any and (together.isascii() or not self._sign.search(_unspaced(together))):
            return np.zeros(len(texts), np.int32)
        found = {text: self._code(text) for text in {*texts}}
        return np.array([*map(found.__getitem__, texts)], np.int32)

    def coded(self, codes: Array) -> Coded:
        return Coded(codes, self.problems)

    def problem(self, text: str) -> str:
        return remarked(self.heading, text, self.whole, self.papers)

    def _code(self, text: str) -> int:
        problem = self.problem(text)
        if not problem:
            return 0
        if problem not in self._codes:
            self._codes[problem] = len(self.problems)
            self.problems.append(problem)
        return self._codes[problem]
