"""How an answer is written, in a field half as wide as a desktop's column."""

import pytest

from pages.components.question.compact import hint_within

EXAMPLE = "如 1998.7"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("七个字的另一种", f"{EXAMPLE}；或七个字的另一种"),
        ("八个字的另一种话", f"{EXAMPLE}；或八个字的另一种话"),
        ("九个字的另一种说法", EXAMPLE),
    ],
)
def test_a_word_that_may_stand_instead_is_told_as_long_as_it_can_be_seen(word: str, hint: str) -> None:
    assert hint_within(EXAMPLE, [word]) == hint


def test_of_several_words_the_first_ones_are_told() -> None:
    assert hint_within(EXAMPLE, ["无", "说不清", "记不得是哪一年"]) == f"{EXAMPLE}；或无、说不清"
