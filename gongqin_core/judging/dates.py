"""Dates as people write them: 1998年7月, 1998.7, 98年7月, 一九九八年七月, 1998-9-3 00:00:00.

Whatever is written, it is read only where it can mean one thing, and only within the years of its question.
"""

import re
from functools import lru_cache

from ..notice.spelling import NOTE_MARK, plain
from .answers import PARTIAL_DATE, Span
from .chinese_numbers import in_digits
from .years import ANY_YEARS, Years, outside

LONGEST = 60
KEPT = 1 << 16
"""How many texts are kept once read: a century has 36,525 days, and several columns hold dates."""
SIGN = r"[-./\\年月。·‐‒–—―−]"
DASHES, DOTS = re.compile("[‐‒–—―−]"), re.compile("[。·]")
WRITTEN = re.compile(rf"(\d{{4}}|\d\d)(?:年份?|({SIGN})(\d{{1,2}})(?:月份?|({SIGN})(\d{{1,2}})日?)?)?")
RUN_TOGETHER = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
TWO_WAYS = re.compile(r"(\d{4}|\d\d)\.1")
"""January, or an October whose nought a spreadsheet has dropped."""
HALF = r"(?:上午|下午|中午|正午|凌晨|清晨|早上|早晨|晚上|傍晚|夜里|早|晚|[ap]\.?m\.?)"
CLOCK = r"\d{1,2}(?:\s*:\s*\d{1,2}(?:\s*:\s*\d{1,2}(?:[.,]\d+)?)?|[时点](?:整|半|\d{1,2}分?(?:\d{1,2}秒?)?)?)"
ZONE = r"(?:z|[a-z]{3,4}|[-+]\d\d:?\d\d)"
TIME_OF_DAY = re.compile(
    rf"(?:\s*[(,]?(?:星期|礼拜|周)[一二三四五六日天]\)?)?"
    rf"(?:(?:\s+|[,_]\s*|t|(?<=[日号天一二三四五六)]))\s*(?:{HALF}?\s*{CLOCK}(?:\s*{HALF})?|{HALF})\s*{ZONE}?)?$"
)
IN_GREENWICH = re.compile(r"(?:1[2-9]|2\d):[\d:.,]*\d\s*(?:z|utc|gmt|[-+]00:?00)$")
"""An hour after noon there: east of it the next day may have begun."""
ANOTHER_DAY = re.compile(
    r"(?<![\d:])(?:24(?::00){1,2}(?:\.0+)?|24[时点]整?|\d{1,2}:\d\d[\d:.,]*\s*-(?!00:?00$)\d\d:?\d\d)$"
)
"""The end of a day, which is the beginning of the next, and the clock of places west of Greenwich."""
ABOUT = re.compile("大概|大约|大致|约|左右|上下|前后|差不多|可能|好像|似乎|估计|应该|几年|[吧?]$")
"""Words of somebody who does not know for certain."""
FIGURE = re.compile(r"[\d〇零一二三四五六七八九]")
DECADE = re.compile(r"(?:(?:19|20)?\d0|[一二三四五六七八九]十|上世纪.{1,4})年代.{0,2}")
SPACED = re.compile(r"\d{4} \d{1,2}(?: \d{1,2})?")
BESIDE_A_SIGN = re.compile(r"(?<=\D) | (?=\D)")


class NoDate(ValueError):
    """What is written is no date, could be two, or lies where no answer can. `why`: that, and what to write instead;
    empty where there is no more to say than that it is no date."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


class JanuaryOrOctober(NoDate):
    """1998.1 may be either month. `year`: as written."""

    def __init__(self, year: str) -> None:
        first, tenth = ("{}-01", "{}-10") if len(year) == 4 else ("{} 年 1 月", "{} 年 10 月")
        super().__init__(f"分不清是 1 月还是 10 月。请写成 {first.format(year)} 或 {tenth.format(year)}")
        self.year = year


def read_date(text: str, years: Years | None = None) -> Span:
    """The days that are meant. NoDate where that is not certain.

    >>> str(read_date("1998年7月1号")), str(read_date("九八年七月", (1960, 1999))), str(read_date("1998-9-3 00:00:00"))
    ('1998-07-01', '1998-07', '1998-09-03')
    """
    try:
        year, month, day = _parts(text)
    except JanuaryOrOctober as error:
        if len(error.year) == 4 and years:
            _within(error.year, years)
        raise
    whole = year if len(year) == 4 else _with_century(year, month, day, years or ANY_YEARS)
    return _within("-".join(filter(None, (whole, month, day))), years)


def _within(date: str, years: Years | None) -> Span:
    """The days of a date as `Span` has it. NoDate where it is none, or of another year than any of these."""
    try:
        span = _span(date)
    except ValueError:
        raise NoDate from None
    if why := outside(span.first, span.last, years):
        raise NoDate(why)
    return span


_span = lru_cache(maxsize=KEPT)(Span.parse)


@lru_cache(maxsize=KEPT)
def _parts(text: str) -> tuple[str, str, str]:
    """Year (of two digits where only these are written), month and day; empty where it says none."""
    if match := PARTIAL_DATE.fullmatch(text):
        return match[1], match[2] or "", match[3] or ""
    written = compact(text)
    if two := TWO_WAYS.fullmatch(written):
        raise JanuaryOrOctober(two[1])
    if match := PARTIAL_DATE.fullmatch(written.upper()):
        return match[1], match[2] or "", match[3] or ""
    if match := RUN_TOGETHER.fullmatch(written):
        return match[1], match[2], match[3] or ""
    match = WRITTEN.fullmatch(written)
    if not match:
        raise NoDate(_vague(written))
    year, sign, month, other, day = match.groups()
    if day and not _are_alike(sign, other) and not written.endswith("日"):
        raise NoDate  # 1998.9-10 is from September to October, or a day of September
    if len(year) == 2 and month and sign in "-/\\" and _may_end_with_the_year(year, month, day):
        raise NoDate("年份只有两位，分不清哪个是年。请写四位的年份")
    return year, (month or "").zfill(2 if month else 0), (day or "").zfill(2 if day else 0)


def _vague(written: str) -> str:
    """What to do about a time that is meant as one, but is not told for certain; empty for all else."""
    if DECADE.fullmatch(written):
        return "只说了年代，定不下是哪一年。请写是哪一年；查不清的，写“说不清”"
    if ABOUT.search(written) and FIGURE.search(written):
        return "没说准是哪一年。就是这一年的，只写年份；查不清的，写“说不清”"
    return ""


def _may_end_with_the_year(first: str, second: str, third: str | None) -> bool:
    """07/12 is a December or a July, 05-12-03 one of three days."""
    if third is None:
        return len(second) == 2 and int(first) <= 12
    return len(third) == 2 and int(first) <= 31


def _are_alike(sign: str, other: str) -> bool:
    """Whether two signs stand between parts of one date."""
    return other == "月" or DOTS.sub(".", DASHES.sub("-", sign)) == DOTS.sub(".", DASHES.sub("-", other))


def compact(text: str) -> str:
    """In digits, without spaces and without a time of day; a space between numbers is as good as a sign."""
    if len(text) > LONGEST:
        raise NoDate
    if mark := NOTE_MARK.search(text):
        raise NoDate(f"“{mark[0]}”像是注的编号，不是日期。请只写日期")
    written = " ".join(plain(text).split())
    if found := IN_GREENWICH.search(written):
        raise NoDate(f"“{found[0]}”是世界时的钟点，这里可能已经是第二天。请只写日期")
    if found := ANOTHER_DAY.search(written):
        raise NoDate(f"“{found[0]}”这个钟点，可能算第二天。请只写日期")
    written = TIME_OF_DAY.sub("", written, count=1)
    written = BESIDE_A_SIGN.sub("", written).rstrip(".。;,、")
    if " " in written and not SPACED.fullmatch(written):
        raise NoDate
    written = written.replace(" ", "-")
    written = in_digits(written).replace("号", "日")
    return written.removesuffix(".0") if written.count(".") == 1 else written


def _with_century(year: str, month: str, day: str, years: Years) -> str:
    """A year of two digits in full."""
    first, last = years
    known = [whole for whole in (f"19{year}", f"20{year}") if first <= int(whole) <= last]
    if len(known) == 1:
        return known[0]
    if known:
        raise NoDate(f"年份只有两位，分不清是 {' 年还是 '.join(known)} 年。请写四位的年份")
    raise NoDate(f"年份只有两位，{first} 年至 {last} 年之间没有这样的一年。请写四位的年份")
