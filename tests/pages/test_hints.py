"""How an answer is written, in a field half as wide as a desktop's column."""

import pytest

from pages.components.question.compact import hint_within

EXAMPLE = "如 1998.7"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("六个字的另种", f"{EXAMPLE}；或写“六个字的另种”"),
        ("七个字的另一种", EXAMPLE),
    ],
)
def test_a_word_that_may_stand_instead_is_told_as_long_as_it_can_be_seen(word: str, hint: str) -> None:
    assert hint_within(EXAMPLE, [word]) == hint


def test_of_several_words_those_that_can_be_seen_are_told() -> None:
    assert hint_within(EXAMPLE, ["无", "没有", "记不得是哪一年"]) == f"{EXAMPLE}；或写“无”“没有”"
    assert hint_within(EXAMPLE, ["记不得是哪一年", "说不清"]) == f"{EXAMPLE}；或写“说不清”"
