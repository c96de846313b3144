"""Notices of one place, year by year."""

from dataclasses import replace

import pytest

from gongqin_core.comparing.series import predecessor, series
from gongqin_core.notice.notice import Notice
from tests.people import NOTICE


def of(place: str, year: int) -> Notice:
    about = NOTICE.about.model_copy(update={"id": f"{place}-{year}", "place": place, "year": year})
    return replace(NOTICE, about=about)


ALL = [of("云溪市", 2022), of("焦作市", 2023), of("焦作市", 2020), of("焦作市", 2021)]


def test_a_series_is_of_one_place_the_oldest_first() -> None:
    assert [notice.about.year for notice in series(of("焦作市", 2024), ALL)] == [2020, 2021, 2023]


@pytest.mark.parametrize(
    ("place", "year", "before"),
    [
        ("焦作市", 2023, 2021),
        ("焦作市", 2022, 2021),
        ("焦作市", 2021, 2020),
        ("焦作市", 2020, None),
        ("云溪市", 2022, None),
        ("云溪市", 2023, 2022),
        ("开封市", 2023, None),
    ],
)
def test_the_one_before_is_the_last_of_the_same_place(place: str, year: int, before: int | None) -> None:
    found = predecessor(of(place, year), ALL)
    assert (found and found.about.year) == before


def test_a_copy_stands_after_its_model_while_its_days_are_still_those() -> None:
    copy = replace(NOTICE, about=NOTICE.about.model_copy(update={"id": "later"}))
    assert predecessor(copy, [NOTICE, copy]) is NOTICE
