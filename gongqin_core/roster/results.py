"""A roster again with its results: blocks of rows, and columns of results that belong to them, as CSV or a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from .arrays import Array, Coded
from .cells import cell_text
from .spreadsheets.block import Block, csv_line
from .spreadsheets.files import new_file, write_csv
from .spreadsheets.sheet import RosterError, Row

KINDS = "", ".csv", ".xlsx"
"""How the name of a file of results may end; one that does not say is CSV."""
SMALL_TABLE = 1 << 12
"""Columns that have no more different combinations together are written as one."""
LINE_END = b"\r\n"
Judged = tuple[Block, Sequence[Coded]]


def write_results(out: Path, above: Sequence[Row], judged: Iterable[Judged]) -> None:
    """A workbook where the name ends in .xlsx, else a CSV file in UTF-8 with BOM. `above`: the rows to the heading.
    Blank lines stay blank. RosterError when it cannot be written, or has the name of another kind of file."""
    if out.suffix.lower() not in KINDS:
        raise RosterError(f"{out}：结果只能写成 .csv 或 .xlsx 文件。请换一个文件名")
    with new_file(out) as file:
        (_write_workbook if out.suffix.lower() == ".xlsx" else _write_csv)(file, above, judged)


def _write_workbook(file: BinaryIO, above: Sequence[Row], judged: Iterable[Judged]) -> None:
    from .spreadsheets.new_workbook import write_workbook

    write_workbook(file, chain(above, (row for block, columns in judged for row in _rows(block, columns))))


def _rows(block: Block, columns: Sequence[Coded]) -> Iterator[Row]:
    results = ([texts[number] for number in numbers.tolist()] for numbers, texts in columns)
    return (row and [*row, *cells] for row, *cells in zip(block.all_rows(), *results, strict=True))


# —— as CSV ——


def _write_csv(file: BinaryIO, above: Sequence[Row], judged: Iterable[Judged]) -> None:
    """While a block is written, mostly by what needs no Python, the next one is judged."""
    from concurrent.futures import Future, ThreadPoolExecutor

    write_csv(file, ([cell_text(cell) for cell in row] for row in above))
    with ThreadPoolExecutor(max_workers=1) as writer:
        before: Future[None] | None = None
        for block, columns in judged:
            now = writer.submit(_write_block, file, block, columns)
            if before:
                before.result()
            before = now
        if before:
            before.result()


def _write_block(file: BinaryIO, block: Block, columns: Sequence[Coded]) -> None:
    """Whole lines. Those of the roster come first, and each column of results is put behind them as a whole."""
    few = _few_columns(columns)
    if block.plain and not block.rows:
        file.write(block.plain.with_results(few))
        file.write(b"\n")
        return
    parts = [block.csv_lines()]
    parts += ([texts[number] for number in numbers.tolist()] for numbers, texts in few)
    parts.append([LINE_END] * len(block))
    for blank in block.blanks:
        for part in parts[:-1]:
            part[blank] = b""
    pieces = [b""] * (len(parts) * len(block))
    for number, part in enumerate(parts):
        pieces[number :: len(parts)] = part
    file.write(b"".join(pieces))


def _few_columns(columns: Sequence[Coded]) -> list[tuple[Array, list[bytes]]]:
    """The columns as they stand in CSV, each with the comma before it; neighbours with few different texts as one."""
    few: list[tuple[Array, list[bytes]]] = []
    for numbers, texts in columns:
        cells = _cells(texts)
        if few and len(few[-1][1]) * len(cells) <= SMALL_TABLE:
            before, lines = few.pop()
            few.append((before * len(cells) + numbers, [line + cell for line in lines for cell in cells]))
        else:
            few.append((numbers.astype(int), cells))
    return few


def _cells(texts: Sequence[str]) -> list[bytes]:
    """As they stand in CSV, each with the comma before it."""
    together = "\n".join(texts)
    if together.count("\n") >= len(texts) or any(sign in together for sign in ',"\r'):
        return [b"," + csv_line([text]) for text in texts]
    return [b"," + cell for cell in together.encode().split(b"\n")]
