"""Years between two days: anniversaries (周年) and calendar years (年头). Days are proleptic ordinals, or dates."""

from datetime import date


def years_on(day: date, years: int) -> date:
    """The same day `years` later; 29 February falls back to the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def years_before(day: date, years: int) -> int:
    """The ordinal of the same day `years` earlier."""
    return years_on(day, -years).toordinal()


def completed_years(since: int, as_of: date) -> int:
    """Anniversaries (周年) from the ordinal `since` to `as_of`; negative when `since` is later.

    >>> since = date(1988, 7, 1).toordinal()
    >>> completed_years(since, date(1998, 6, 30)), completed_years(since, date(1998, 7, 1))
    (9, 10)
    >>> leap_day = date(1988, 2, 29).toordinal()
    >>> completed_years(leap_day, date(1998, 2, 28)), completed_years(leap_day, date(1998, 3, 1))
    (9, 10)
    """
    years = as_of.year - date.fromordinal(since).year
    return years if since <= years_before(as_of, years) else years - 1


def calendar_years(since: int, as_of: date) -> int:
    """Calendar years touched, both ends counted (年头)."""
    return as_of.year - date.fromordinal(since).year + 1
