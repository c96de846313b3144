"""The program that reads workbooks, in a process of its own (`elsewhere.py`): what a file makes of its reader, it
makes of nobody else."""

import pickle
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from os import devnull
from typing import Any, BinaryIO

from .archive import broken
from .old_workbook import OldWorkbook
from .package import Workbook
from .sheet import Limits, RosterError
from .table import Table

ROWS_AT_ONCE = 1 << 10
MOST_HEADS = 100
"""Sheets of which the first rows are told."""
TOLD = ("struck_rows", "noted_rows", "merged", "empty_results")
Message = tuple[Any, ...]


def main(unpacked: str, rows: str) -> None:
    """Read a workbook from standard input, and write its visible sheets to standard output, as pickles: `("book",
    whether it counts days from 1904, titles, heads, those of hidden sheets)`, for each sheet `("sheet", title, what a
    table tells)`, several `("rows", {number: cells})` and `("done",)`, then `("end",)`. Where it fails, the last is
    `("refused", why)`, a sentence that begins after the file's name, or `("too much",)` instead. `unpacked`: in MB;
    `rows`: at most, or nothing."""
    limits = Limits(0, int(unpacked), int(rows) if rows else None)
    out = sys.stdout.buffer
    with open(devnull, "w") as sys.stdout:  # xlrd prints what it finds odd
        answer = pickle.Pickler(out)
        for message in _answers(_input(), limits):
            answer.dump(message)
            out.flush()


def _input() -> BinaryIO:
    file = sys.stdin.buffer
    return file if file.seekable() else BytesIO(file.read())


def _answers(file: BinaryIO, limits: Limits) -> Iterator[Message]:
    try:
        yield from _messages(file, limits)
    except RosterError as error:
        yield "refused", str(error)
    except MemoryError:
        yield ("too much",)
    except Exception:  # whatever a damaged file makes a library raise
        yield "refused", str(broken(""))


def _messages(file: BinaryIO, limits: Limits) -> Iterator[Message]:
    kind = Workbook if file.read(2) == b"PK" else OldWorkbook
    file.seek(0)
    book = kind(file, "", limits)
    heads = list(islice(book.heads(), MOST_HEADS)) if len(book.titles) > 1 else []
    yield "book", book.from_1904, book.titles, heads, list(islice(book.heads(hidden=True), MOST_HEADS))
    for table in book.tables():
        yield from _sheet(table)
    yield ("end",)


def _sheet(table: Table) -> Iterator[Message]:
    table.measure()
    told = {name: getattr(table, name) for name in TOLD}
    yield (
        "sheet",
        table.title,
        told
        | {
            "hidden_columns": sorted(table.hidden_columns),
            "hidden_rows": bytes(table.hidden_rows),
        },
    )
    rows = iter(table.rows.items())
    while some := dict(islice(rows, ROWS_AT_ONCE)):
        yield "rows", some
    yield ("done",)
