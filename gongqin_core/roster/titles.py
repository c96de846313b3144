"""Titles above a roster's heading, and the name of its sheet: what may change a verdict there is told."""

import re

from ..notice.spelling import spelling
from .cells import cell_text
from .columns import in_one_line
from .labels import NOTE, kind_of
from .person_names import quoted
from .remark_columns import worth_a_look
from .spreadsheets.sheet import Sheet

LONGEST_TITLE, LONGEST_NOTE = 40, 200
OF_PEOPLE = re.compile("公务员|临时|合同制|编制外|外聘|购买服务|专业技术|管理(?:岗|人员)|未转正|试用|见习")
"""Whom a title may be about, though these words say little in a remark."""
HOW_TO_FILL_IN = re.compile("填|请|不用|不得|另[册表行附]|除外|不[含列]")
"""Words of a note that is about rosters, and not about the people of this one."""
OF_NUMBERS = re.compile("(?:数字|等级|级别)越|分别[为是]")
"""What a title or a note says of numbers below it."""
SHORTEST_HEADING = 3
"""Signs of a heading of which a note may speak."""


def title_sentences(sheet: Sheet) -> list[str]:
    """What the officer should know: a title above the heading, or of the sheet, has such a word in it, or a title or
    a note speaks of a column."""
    alone = ((line, row) for line, row in enumerate(sheet.above, 1) if sum(cell != "" for cell in row) == 1)
    texts = ((line, max(map(cell_text, row), key=len)) for line, row in alone)
    found = [
        (f"第 {line} 行写着", text)
        for line, text in texts
        if (_is_title(text) or _speaks_of_columns(text, sheet)) and not _is_heading(text, sheet)
    ]
    found += [("工作表叫", sheet.title)] if _is_title(sheet.title) else []
    return [f"{where}“{in_one_line(quoted(text))}”，请核对下面的人合不合。" for where, text in found]


def _is_heading(text: str, sheet: Sheet) -> bool:
    """Whether it is the upper row of a heading of several."""
    return any(heading.startswith(text.strip()) for heading in sheet.headings)


def _speaks_of_columns(text: str, sheet: Sheet) -> bool:
    """Whether it names one, or says what numbers in them mean."""
    spelled = spelling(text[:LONGEST_NOTE])
    names = (name for name in map(spelling, sheet.headings) if len(name) >= SHORTEST_HEADING)
    return bool(OF_NUMBERS.search(spelled)) or any(name in spelled for name in names)


def _is_title(text: str) -> bool:
    if kind_of(text) == NOTE:
        return len(text) <= LONGEST_NOTE and bool(worth_a_look(text)) and not HOW_TO_FILL_IN.search(text)
    return len(text) <= LONGEST_TITLE and bool(worth_a_look(text) or OF_PEOPLE.search(text))
