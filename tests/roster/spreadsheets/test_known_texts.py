"""A column's texts are read once in all blocks, whatever comes again, and only as long as there are not too many."""

from collections.abc import Sequence

import numpy as np
import pyarrow
import pytest

from gongqin_core.roster.arrays import Array
from gongqin_core.roster.spreadsheets.plain_lines import MOST_KEPT, KnownTexts


class Reader:
    """What is made of a text, here a number, and every text that was read for it."""

    def __init__(self) -> None:
        self.read = list[str]()

    def __call__(self, texts: Sequence[str]) -> Array:
        self.read += texts
        return np.array([int(text) for text in texts], np.int32)


def codes(known: KnownTexts, texts: Sequence[str]) -> list[int]:
    found: list[int] = known.codes(pyarrow.array(texts, pyarrow.string())).tolist()
    return found


BLOCKS = {
    "同样的再来一遍": ([["3", "1"], ["3", "1"]], ["3", "1"]),
    "换了次序": ([["3", "1"], ["1", "3"]], ["3", "1"]),
    "多了新的": ([["3", "1"], ["2", "1", "9"]], ["3", "1", "2", "9"]),
    "全是新的": ([["3"], ["2", "1"], ["3", "2", "7"]], ["3", "2", "1", "7"]),
    "新的夹在旧的中间，不止八个": (
        [[str(n) for n in range(0, 40, 2)], [str(n) for n in range(40)]],
        [*map(str, range(0, 40, 2)), *map(str, range(1, 40, 2))],
    ),
    "一格也没有": ([["3"], [], ["3"]], ["3"]),
}


@pytest.mark.parametrize(("blocks", "read"), BLOCKS.values(), ids=BLOCKS)
def test_each_text_is_read_once(blocks: list[list[str]], read: list[str]) -> None:
    reader = Reader()
    known = KnownTexts(reader)
    for texts in blocks:
        assert codes(known, texts) == [*map(int, texts)]
    assert reader.read == read


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_of_very_many_none_is_looked_for(more: int) -> None:
    reader = Reader()
    known = KnownTexts(reader)
    many = [*map(str, range(MOST_KEPT + more))]
    assert codes(known, many) == [*map(int, many)]
    assert codes(known, many[:2]) == [0, 1]
    assert len(reader.read) == len(many) + (2 if more > 0 else 0)
