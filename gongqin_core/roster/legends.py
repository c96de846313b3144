"""Legends that give numbers another meaning than the notice does: 1初级工 2中级工 3高级工, where 1 is the highest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..notice.questions import Fact
from ..notice.spelling import spelled
from .cells import cell_text
from .columns import Column
from .labels import LONGEST
from .spreadsheets.sheet import Row, Sheet

FEWEST = 3
"""Numbers that a legend explains; all of them where a fact has fewer answers."""
NUMBER_FIRST = r"(?<!\d)(?P<number>\d)级?(?:[-—–~:=→、.]|为|是|表示|代表|指)*(?P<word>{})"
WORD_FIRST = r"(?P<word>{})(?:[-—–~:=→]|为|是|用|填|写|记|作)+(?P<number>\d)(?![\d.人名个])"
SAYS = "{}说“{}”是“{}”，核查却把它读作“{}”。请把“{}”列的数字改成文字，再核查。"


class Entry(NamedTuple):
    """One number, the word that explains it, and where it does."""

    where: str
    number: str
    word: str


def legend_sentences(sheet: Sheet, legends: Mapping[int, str], columns: Iterable[Column]) -> list[str]:
    """What the officer should know of numbers that are read otherwise than is written above the heading, in it, or in a
    row that is nobody's. `legends`: line → what such a row says; `columns`: what was read."""
    above = {line: " ".join(map(cell_text, row)) for line, row in enumerate(sheet.above, 1)}
    lines = [(f"第 {line} 行", text) for line, text in (above | dict(legends)).items()]
    texts = [*lines, *(("表头", heading) for heading in sheet.headings), *_two_rows(sheet.above)]
    texts = [(where, spelled(text[:LONGEST])) for where, text in texts]
    return [*filter(None, (_sentence(column, texts) for column in columns if column.fact.type == "choice"))]


def _two_rows(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Numbers in one row, and below each its word."""
    for line, pair in enumerate(pairwise(rows), 1):
        yield f"第 {line} 行", " ".join("".join(map(cell_text, cells)) for cells in zip(*pair, strict=False))


def _sentence(column: Column, texts: Sequence[tuple[str, str]]) -> str:
    fact, entries = column.fact, list(_entries(column.fact, texts))
    explained = {(entry.number, fact.meanings[entry.word]) for entry in entries}
    read = {spelled(text): answer for text, answer in zip(column.texts, column.answers, strict=True) if answer}
    other = [e for e in entries if e.number in read and read[e.number] != fact.meanings[e.word]]
    if not other or len(explained) < min(FEWEST, len(fact.options)) or len(explained) > len(dict(explained)):
        return ""
    where, number, word = other[0]
    return SAYS.format(where, number, word, fact.labels[str(read[number])], column.heading)


def _entries(fact: Fact, texts: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    """Of numbers that the fact's cells may hold."""
    words = sorted((word for word in fact.meanings if not any(map(str.isdigit, word))), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    for where, text in texts:
        for order in (NUMBER_FIRST, WORD_FIRST):
            found = [match for match in re.finditer(order.format(either), text) if match["number"] in fact.meanings]
            if found and (order == WORD_FIRST or not re.search(either, text[: found[0].start()])):
                yield from (Entry(where, match["number"], match["word"]) for match in found)
                break
