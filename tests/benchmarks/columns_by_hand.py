"""The jiaozuo-2020 rules written by hand in numpy, four verdicts: what the engine is measured against.

People come as arrays: a choice as the number of its option (int8, -1 unknown), a multi as one bit per option (int16,
-1 unknown), a day as its ordinal (int32, 0 unknown, -1 none), a trade as 0 other, 1 in the annex, 2 a former name.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

N, U, C, M = (np.int8(verdict) for verdict in range(4))
Array = Any


def low(*columns: Array) -> Array:
    lowest = columns[0]
    for column in columns[1:]:
        lowest = np.minimum(lowest, column)
    return lowest


def high(*columns: Array) -> Array:
    highest = columns[0]
    for column in columns[1:]:
        highest = np.maximum(highest, column)
    return highest


def one_of(choice: Array, met: tuple[int, ...], confirm: tuple[int, ...] = ()) -> Array:
    found = (choice < 0) * U
    for code in met:
        found += (choice == code) * M
    for code in confirm:
        found += (choice == code) * C
    return found


def any_bit(multi: Array, met: int, confirm: int = 0) -> Array:
    found = (multi < 0) * U + ((multi > 0) & (multi & met > 0)) * M
    return high(found, ((multi > 0) & (multi & confirm > 0)) * C) if confirm else found


def no_bit(multi: Array, bits: int) -> Array:
    return (multi < 0) * U + ((multi >= 0) & (multi & bits == 0)) * M


def by(day: Array, met: date, confirm: date | None = None) -> Array:
    known = day > 0
    found = (day == 0) * U + (known & (day <= met.toordinal())) * M
    return high(found, (known & (day <= confirm.toordinal())) * C) if confirm else found


def years(day: Array, full: int) -> Array:
    return by(day, date(2020 - full, 12, 31), date(2021 - full, 12, 31))


def fewer(day: Array, full: int) -> Array:
    sure, maybe = date(2021 - full, 12, 31).toordinal(), date(2020 - full, 12, 31).toordinal()
    return (day == 0) * U + (day > sure) * M + ((day > maybe) & (day <= sure)) * C


def levels(p: Mapping[str, Array]) -> dict[str, Array]:
    """Level → verdicts (int8)."""
    post, held, kind, change = p["post"], p["held_level"], p["certificate_kind"], p["trade_change"]
    none, five, four, three, two = (one_of(held, (code,)) for code in range(5))
    public, elsewhere = one_of(kind, (0,)), one_of(kind, (1,))
    not_yet, reform, mismatch = (one_of(change, (code,)) for code in (2, 3, 4))
    start, since, obstacles = p["career_start"], p["level_since"], p["obstacles"]
    on_post = one_of(post, (0, 1), (2, 3))
    not_retired = one_of(p["retirement"], (0, 1), (2,))
    discipline = high(no_bit(obstacles, 8), low(any_bit(obstacles, 8), C))
    no_obstacle = low(no_bit(obstacles, 1), no_bit(obstacles, 2), no_bit(obstacles, 4), discipline)
    may_apply = low(on_post, not_retired, no_obstacle)
    ladder_trade = one_of(change, (0, 1, 3), (4,))
    ladder = low(years(since, 5), ladder_trade, one_of(kind, (0,), (1,)))
    long_trade = high(none, elsewhere, one_of(change, (0, 1, 3), (2, 4)))
    retest = high(not_yet, low(high(reform, mismatch), C))
    retest_to_confirm = low(one_of(change, (2, 3, 4)), C)
    approval = low(public, any_bit(p["exceptional"], 7), C)
    under_ten = fewer(start, 10)
    first = low(high(none, elsewhere), by(p["regularised_on"], date(2020, 9, 29), date(2020, 9, 30)), under_ten)
    again = low(five, public, high(low(not_yet, high(under_ten, C)), low(high(reform, mismatch), C)))
    ten, eighteen = low(years(start, 10), long_trade), low(years(start, 18), long_trade)
    up_to_4 = low(high(none, five, elsewhere), high(low(five, ladder), ten, low(five, approval)))
    up_to_3 = low(high(none, five, four, elsewhere), high(low(four, ladder), eighteen, low(high(five, four), approval)))
    school = one_of(p["education"], (2, 3))
    junior = one_of(p["education"], (1,))
    birth, female = p["birth"], one_of(p["sex"], (1,))
    old = high(
        by(birth, date(1970, 4, 13), date(1970, 12, 31)), low(by(birth, date(1975, 4, 13), date(1975, 12, 31)), female)
    )
    skilled = high(school, low(junior, one_of(p["skill_recognised"], (0,)), old))
    below_two = high(none, five, four, three, elsewhere)
    up_to_2 = low(below_two, high(low(three, ladder, skilled), low(high(five, four, three), approval)))
    return {
        "5": low(may_apply, high(first, again)),
        "4": low(may_apply, high(up_to_4, low(four, public, retest))),
        "3": low(may_apply, high(up_to_3, low(three, public, retest))),
        "2": low(may_apply, high(up_to_2, low(two, public, retest_to_confirm))),
        "1": low(
            not_retired,
            no_obstacle,
            one_of(p["trade"], (1,), (2,)),
            high(_ordinary(p, on_post, school, junior), _titled(p)),
        ),
    }


def _ordinary(p: Mapping[str, Array], on_post: Array, school: Array, junior: Array) -> Array:
    held, kind, change, excellent = p["held_level"], p["certificate_kind"], p["trade_change"], p["excellent_years"]
    certain = ((excellent >> 2) & 1) + ((excellent >> 3) & 1) + ((excellent >> 4) & 1) + ((excellent >> 5) & 1)
    possible = certain + ((excellent >> 1) & 1)
    known = excellent >= 0
    twice = (excellent < 0) * U + (known & (certain >= 2)) * M + (known & (certain < 2) & (possible >= 2)) * C
    merit = high(any_bit(p["merits"], 1 | 4 | 16 | 32, 2 | 8 | 64), twice)
    paper = low(one_of(p["paper"], (0,), (1,)), by(p["paper_on"], date(2019, 12, 30), date(2019, 12, 31)))
    ladder = low(one_of(held, (4,)), years(p["level_since"], 5), one_of(change, (0, 1), (4,)), one_of(kind, (0,), (1,)))
    below_one = high(one_of(held, (0, 1, 2, 3, 4)), one_of(kind, (1,)))
    learned = high(school, low(junior, merit))
    assessed = one_of(p["assessments"], (0,), (2, 3))
    up = low(below_one, years(p["career_start"], 25), ladder, learned, assessed, high(paper, merit))
    again = low(one_of(held, (5,)), one_of(kind, (0,)), one_of(change, (2, 3, 4)), C)
    return low(one_of(p["post"], (0, 1, 2, 3, 5)), on_post, high(up, again))


def _titled(p: Mapping[str, Array]) -> Array:
    return low(one_of(p["post"], (4,)), years(p["title_since"], 5), one_of(p["teaching"], (0,)), C)
