"""What stands beside a heading and leaves its meaning alone: a number, a star, how the column is to be filled in."""

import re
from collections.abc import Collection, Iterator

from ..notice.spelling import spelling
from .cells import inside
from .spreadsheets.sheet import LONGEST_TEXT

START = re.compile(r"(?:[*★※●◆▲]|[(\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)\].、:])+")
END = re.compile(r"[*★※:。]+$")
CIRCLED = re.compile("[①-⑳]")
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕|<([^<>]*)>")
FORMAT_END = re.compile(
    r"(?<=.)(?:y{2,4}[-./年]?m{1,2}月?(?:[-./]?d{1,2}日?)?|年月日|年、?月|(?:例如|比如|例|如)[::]?\d.*|格式.*)$"
)
"""A format behind a heading, without brackets."""
FORMAT = re.compile(r"[年月日时ymd\d.\-/、,~*#]+|(?:周?岁|人|级)|[一二三四五\d]级?[-—~至到][一二三四五\d]级?")
INSTRUCTION = re.compile(
    r"^(?:例|如|请|按|以|见|同|注)|填|[单多可]选|下拉|例[如:]|示例|格式|样式|为准|精确|没有|不填|不要"
    r"|全称|全名|规范|名称|一致|相同|含|包括|岁$|签[字名]|^最高$|数字|文本|档案|公历|阳历"
)
SOMEBODY_ELSE = re.compile(
    r"配偶|爱人|家属|家庭|亲属|父|母|子女|儿子|女儿|联系人|介绍人|原|曾|以前|前任|上一|下一|第[一二]|首|初次|全日制|在职|入学|毕业|拟|外省|部队|入伍|聘任|聘用[时日年]|入职|任职|任命|转正|[进到来]本?单位"
)
"""Words that make something else of the heading beside which they stand."""
ASKS_SOMETHING_ELSE = re.compile(
    "换证|驾|报考|申报|预计|工资|本岗|合同|在读|越[大小高低]|最[早近]|[一二三四五]级取|[已未没]换|填[是否有无]为"
)
"""Words of a hint by which the column is filled with something else than its heading says."""
OWN_FORMER_NAME = re.compile("[含及和或/、]*曾用名")
"""Beside a heading of names, it is of the same person."""
MOST_LINES = 50
"""Of a heading that are taken apart; below them stands no name any more."""
SEPARATOR = re.compile(r"[/、,;|或和及]+")


def readings(heading: str) -> Iterator[tuple[str, list[str]]]:
    """A heading as it is spelled, then without what stands beside it, and what that is. None of what no sheet holds."""
    if len(heading) > LONGEST_TEXT:
        return
    heading = CIRCLED.sub("", inside(heading))
    whole = spelling(heading)
    yield whole, []
    lines = list(map(spelling, heading.strip().splitlines()))
    for count in range(min(len(lines), MOST_LINES), 0, -1):
        bare, hints = _bare("".join(lines[:count]))
        hints += [rest] if (rest := "".join(lines[count:])) else []
        yield bare, hints
        if shown := FORMAT_END.search(bare):
            yield bare[: shown.start()], [*hints, shown.group()]


def _bare(spelled: str) -> tuple[str, list[str]]:
    hints = [next(filter(None, found.groups()), "") for found in BRACKETS.finditer(spelled)]
    bare = BRACKETS.sub("", spelled)
    numbered = START.match(bare)
    return END.sub("", bare[numbered.end() :] if numbered else bare), hints


def is_hint(hint: str, words: Collection[str]) -> bool:
    """Whether what stands beside a heading only says how to fill in. `words`: the answers to its fact, as spelled."""
    if OWN_FORMER_NAME.fullmatch(hint):
        return True
    if SOMEBODY_ELSE.search(hint) or ASKS_SOMETHING_ELSE.search(hint):
        return False
    if not hint or FORMAT.fullmatch(hint) or INSTRUCTION.search(hint):
        return True
    parts = [part for part in SEPARATOR.split(hint) if part]
    return len(parts) > 1 and all(any(part in word for word in words) for part in parts)
