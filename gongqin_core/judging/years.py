"""The years that an answer may lie in, and what was meant where it does not."""

from datetime import date

Years = tuple[int, int]
"""The first and the last."""
ANY_YEARS = (1900, 1900 + 199)
"""Where a question does not say: a year of another century is a slip of the hand."""
DAY_ZERO = date(1899, 12, 30).toordinal()
"""Spreadsheets count days from here (ECMA-376 part 1, 18.17.4.1)."""


def outside(first_day: int, last_day: int, years: Years | None) -> str | None:
    """What is wrong with a date, the days (ordinals) that it may mean, whose year is none of these; None for nothing.

    >>> day = date(1905, 6, 21).toordinal()
    >>> print(outside(day, day, (1960, 1999)))
    像是把年份 1999 打进了日期格。请核对年份
    """
    first, last = years or ANY_YEARS
    year = date.fromordinal(first_day).year
    if first <= year <= last:
        return None
    meant = _typed_into_a_date(first_day - DAY_ZERO) if first_day == last_day else None
    return f"{meant or _out_of_range(year, first, last)}。请核对年份"


def _typed_into_a_date(serial: int) -> str | None:
    """A spreadsheet counts a year, or a year and a month, as so many days when it stands in a cell for dates."""
    year, month = divmod(serial, 100)
    if ANY_YEARS[0] <= serial <= ANY_YEARS[1]:
        return f"像是把年份 {serial} 打进了日期格"
    if ANY_YEARS[0] <= year <= ANY_YEARS[1] and 1 <= month <= 12:
        return f"像是把 {year} 年 {month} 月打进了日期格"
    return None


def _out_of_range(year: int, first: int, last: int) -> str:
    """A spreadsheet takes a year of two digits for one of this century. An early one is rather a number of days."""
    near = f"，像是 {year - 100} 年" if first <= year - 100 <= last else ""
    return f"{year} 年不在 {first} 年至 {last} 年之间{near}"
