"""What the text of one cell is: which answer to a fact.

Cells carry codes or the Chinese words for them; a multi is written with `;` between its codes. `none` says none of
these, 说不清 says that it cannot be told, and an empty cell says nothing at all. Dates are read as people write them.
What could be meant in two ways is not read.
"""

import re
from datetime import date, datetime
from typing import Any

from ..judging.answers import PARTIAL_DATE, Answer, AnswerError, Span, read_answer, trade_named
from ..judging.dates import NoDate, compact, read_date
from ..judging.numbers import outside_numbers, read_number
from ..judging.placeholders import means_no_name, says_later, says_nothing
from ..judging.words import UNSURE_WORDS, one_after_other
from ..judging.years import DAY_ZERO, outside
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelling, visible
from .ditto_sign import NOTHING_ABOVE, is_ditto
from .said import code_of, says_none, why_open
from .spreadsheets.struck import STROKE

SEPARATOR = re.compile(r"[;；、，,\n]")
FORMULA_TEXT = re.compile(r'="((?:[^"]|"")*)"')
"""How people keep a spreadsheet from making a number of a text: ="1998-06"."""
SHORTEST_NAME = 2
"""Signs of a trade's name."""
NO_RESULT = ("=", "#", "＝", "＃")
"""How a formula without a result begins, and an error."""
APOSTROPHES = "'’‘′`"
"""Before a text, so that a spreadsheet leaves it one."""
SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?")
STRUCK_OUT = "格里有划掉的字。请写清楚"
OF_A_DAY = re.compile(r"[\d年月]")
YEARLESS = re.compile(r"\d\d?月\d\d?[日号]?")
YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)([1-9])")
"""A year and a month without its nought, or a day that a spreadsheet has counted."""
EXAMPLE = "示例"
"""How the name in the template's example row begins."""
PLACE_OR_POST = re.compile(
    ".{0,20}(?:局|委员会|中心|科室?|处室?|办公室|公司|学校|医院)|干部|[副正]?[科处]级?|科员|[内外后]勤|综合岗?"
)
"""Where somebody works, or what as; no trade is called so."""
EXPORTED = ("None", "NONE")
"""What programs write where nothing is known; the code for “none of these” is written small."""
# —— cells ——


def cell_text(value: Any) -> str:
    """What stands in a spreadsheet's cell, as text: whole numbers without a point, days as YYYY-MM-DD."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value == datetime.combine(value, datetime.min.time()):
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)


def inside(text: str) -> str:
    """What is meant to stand in a cell: without what nobody sees, an apostrophe before it, or ="…" around it.

    >>> inside('="1998-06"'), inside("'1998"), inside(" 张三\\u200b ")
    ('1998-06', '1998', '张三')
    """
    if text.isascii() and text.isprintable() and text[:1].isalnum() and text[-1].isalnum():
        return text  # most cells are like this
    text = visible(text)
    if match := FORMULA_TEXT.fullmatch(text):
        text = match[1].replace('""', '"').strip()
    return text.lstrip(APOSTROPHES).strip() if text[:1] in APOSTROPHES and text.strip(APOSTROPHES) else text


def is_blank(fact: Fact, text: str) -> bool:
    """Whether a cell says nothing of the fact: it is empty, or says so where only a name can stand."""
    said = inside(text)
    return not said or (fact.type == "trade" and not said.startswith(NO_RESULT) and says_nothing(said))


def read_cell(fact: Fact, text: str) -> Answer:
    """The answer that the text of a cell, not blank, gives. AnswerError says what to write instead.

    >>> from gongqin_core.notice.questions import Fact, Wording
    >>> since = Fact(id="since", type="date", short="时间", question="", why="", clause="", errors=Wording(empty=""))
    >>> print(read_cell(since, "1998年7月"))
    1998-07
    >>> print(read_cell(since, "说不清"))
    None
    """
    text = inside(text)
    if fact.type == "date" and PARTIAL_DATE.fullmatch(text):  # most dates are written so
        return _day(fact, text)
    if text.startswith(NO_RESULT):
        raise AnswerError(fact.id, "这是算不出来的公式。请写成文字")
    if STROKE in text:
        raise AnswerError(fact.id, STRUCK_OUT)
    if text.strip() in EXPORTED and fact.type != "trade":
        raise AnswerError(
            fact.id, f"“{text.strip()}”多半是电脑导出时填的，表示这格没有内容。没有的请写“无”，不知道的留空"
        )
    if spelling(text) in (UNSURE_WORDS, spelling(fact.unsure or UNSURE_WORDS)):
        return None
    if is_ditto(text):
        raise AnswerError(fact.id, NOTHING_ABOVE)
    match fact.type:
        case "choice":
            return _code(fact, text)
        case "multi":
            return _codes(fact, text)
        case "date":
            return _date(fact, text)
        case "number":
            return _number(fact, text)
    return _trade(fact, text)


def _number(fact: Fact, text: str) -> Answer:
    number = read_number(fact, text)
    if number is None and says_nothing(text):
        return None
    if number is None:
        raise AnswerError(fact.id, f"这不是一个数。{fact.errors.invalid}")
    if why := outside_numbers(fact, number):
        raise AnswerError(fact.id, why)
    return number


def _trade(fact: Fact, text: str) -> Answer:
    if says_nothing(text):
        return None
    text = trade_named(fact, text)
    if means_no_name(text) or len(spelling(text)) < SHORTEST_NAME or PLACE_OR_POST.fullmatch(spelling(text)):
        raise AnswerError(fact.id, f"这不是{fact.short}的名称。{fact.errors.invalid}")
    if fact.is_elsewhere(text) or _is_day(text):
        raise AnswerError(fact.id, f"这是别的列的内容，不是{fact.short}。请看是不是串了列。{fact.errors.invalid}")
    return read_answer(fact, text)


def _is_day(text: str) -> bool:
    if not OF_A_DAY.search(text):
        return False
    try:
        read_date(text)
    except NoDate as error:
        return bool(error.why)
    return True


def _code(fact: Fact, text: str) -> str:
    code = code_of(fact, text)
    if code not in fact.codes:
        raise AnswerError(fact.id, f"{why_open(fact, text)}请写下面的一项：{one_after_other(fact.labels.values())}")
    return str(code)


def _codes(fact: Fact, text: str) -> frozenset[str]:
    parts = [part for part in SEPARATOR.split(text) if part.strip()]
    try:
        codes = [NONE if says_none(fact, part) else _code(fact, part) for part in parts]
    except AnswerError:
        codes = []
    if not codes:
        raise AnswerError(fact.id, f"请写下面的一项或几项，用 ; 隔开：{one_after_other(fact.labels.values())}")
    if NONE in codes and len(set(codes)) > 1:
        raise AnswerError(fact.id, f"写了“{fact.none or NONE}”，又写了别的。请只留一种")
    return frozenset(codes) - {NONE}


def _date(fact: Fact, text: str) -> Answer:
    return NONE if says_none(fact, text) else _day(fact, text)


def _day(fact: Fact, text: str) -> Span:
    try:
        return _written_or_counted(fact, text)
    except NoDate as error:
        raise AnswerError(fact.id, error.why or _no_date(fact, text)) from None


def _written_or_counted(fact: Fact, text: str) -> Span:
    try:
        return read_date(text, fact.years)
    except NoDate as error:
        counted = None if error.why else _counted_day(fact, text)
        if counted is None:
            raise
        return counted


def _no_date(fact: Fact, text: str) -> str:
    """What to write instead of something that is no date."""
    none = f"没有就写“{fact.none}”" if fact.none else ""
    what = "这里没有写日期。" if says_nothing(text) or says_later(text) else "认不出是哪一天。"
    if YEARLESS.fullmatch(spelling(text)):
        what = "格里看不到年份。"
    return f"{why_open(fact, text) or what}{fact.errors.invalid}{none}"


def _counted_day(fact: Fact, text: str) -> Span | None:
    """The day of a number of days, as spreadsheets count them; None for another text. NoDate where it could be
    something else, or lies in none of the question's years."""
    written = compact(text)
    match = SERIAL.fullmatch(written)
    if not match:
        return None
    day = DAY_ZERO + int(match[1])
    if month := YEAR_AND_MONTH.fullmatch(written):
        meant = f"分不清是 {month[1]} 年 {month[2]} 月还是 {date.fromordinal(day)}"
        raise NoDate(f"{meant}。请写成 {month[1]}-0{month[2]} 的样子")
    if why := outside(day, day, fact.years):
        raise NoDate(f"当作日子是 {date.fromordinal(day)}，{why}")
    return Span(day, day)
