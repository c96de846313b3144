"""A process that reads for others is held to its memory and time, and nothing but plain values comes back from it."""

from datetime import date
from itertools import islice

import pytest

from gongqin_core.roster.spreadsheets.elsewhere import NoAnswer, answers

PROGRAMS = "tests.roster.spreadsheets.programs"


def test_what_the_program_answers_comes_back() -> None:
    first, second = islice(answers(f"{PROGRAMS}.answers", b"x" * 200_000, memory=500, seconds=60), 2)
    assert first == (200_000, [1.5, True, "甲"])
    assert second == date(2020, 9, 1)


@pytest.mark.parametrize("program", ["never_ends", "takes_all_memory", "waits", "ends_early", "sends_code", "missing"])
def test_a_program_that_goes_astray_is_ended_and_gives_no_answer(program: str) -> None:
    with pytest.raises(NoAnswer):
        next(answers(f"{PROGRAMS}.{program}", b"x" * 200_000, memory=300, seconds=1))
