"""A CSV file in blocks: plain lines together, every other row as cells, in the order of the file."""

from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import islice

from ..arrays import Array
from .block import Block, block_of
from .csv_lines import CsvLines
from .plain_lines import LONGEST, PlainLines, plain_lines
from .sheet import Row

PlainOf = Callable[[bytes], PlainLines | None]
"""`plain_lines` of one file."""


def csv_blocks(lines: CsvLines, rows: Iterator[Row], width: int, columns: Collection[int]) -> Iterator[Block]:
    """All that is left of a file. `rows`: what `csv.reader` makes of `lines`, one at a time and without looking ahead;
    `width`: cells of the heading; `columns`: those that will be asked for. While a block of plain lines is worked on,
    the next one is read, mostly by what needs no Python."""
    from concurrent.futures import ThreadPoolExecutor

    plain_of: PlainOf = partial(plain_lines, width=width, columns=columns, known={})
    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = reader.submit(_ahead, lines, plain_of)
        while (found := coming.result())[0]:
            text, plain = found
            if plain:
                lines.take(len(text), len(plain))
                coming = reader.submit(_ahead, lines, plain_of)
                yield Block([], [], plain=plain)
                continue
            if len(text) < lines.portions.enough or len(odd := _odd_lines(text, width)) > text.count(b"\n") // 2:
                yield from _rows_within(text, lines, rows)
            else:
                yield _mixed(text, odd, lines, rows, plain_of)
            coming = reader.submit(_ahead, lines, plain_of)


def _ahead(lines: CsvLines, plain_of: PlainOf) -> tuple[bytes, PlainLines | None]:
    """What comes next, and that in columns where there is enough of it and all is plain."""
    text = lines.ahead()
    return text, plain_of(text) if len(text) >= lines.portions.enough else None


def _rows_within(text: bytes, lines: CsvLines, rows: Iterator[Row]) -> Iterator[Block]:
    """Every row that begins in `text`, which lies ahead, as cells."""
    last = lines.number + text.count(b"\n")
    while lines.number < last:
        yield block_of(list(islice(_until(last, lines, rows), lines.portions.rows)))


def _until(last: int, lines: CsvLines, rows: Iterator[Row]) -> Iterator[Row]:
    while lines.number < last:
        yield next(rows)


def _mixed(text: bytes, odd: Array, lines: CsvLines, rows: Iterator[Row], plain_of: PlainOf) -> Block:
    """The lines of `text`, which lies ahead, that are not `odd`, and the rows that begin with one that is."""
    starts = _starts(text)
    first, plain, at, others = lines.number, list[bytes](), list[int](), list[Row]()
    place = 0
    for number in [*odd.tolist(), len(starts) - 1]:
        next_line = lines.number - first
        if number < next_line:  # it went with the row before
            continue
        plain.append(text[starts[next_line] : starts[number]])
        lines.take(len(plain[-1]), number - next_line)
        place += number - next_line
        if number < len(starts) - 1:
            at.append(place)
            others.append(next(rows))
            place += 1
    without_quotes = b"".join(plain).replace(b'"', b"")
    block = Block(others, at, plain=plain_of(without_quotes))
    assert len(block) == place
    return block


def _starts(text: bytes) -> Array:
    """Where lines begin, and where the last one ends."""
    import numpy as np

    return np.append(0, np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")) + 1)


def _odd_lines(text: bytes, width: int) -> Array:
    """The numbers of the lines that are not plain, not even without quotes around cells that need none."""
    import numpy as np

    sign, starts = np.frombuffer(text, np.uint8), _starts(text)
    if width < 2:
        return np.arange(len(starts) - 1)
    odd = sign == 0
    odd[:-1] |= (sign[:-1] == ord("\r")) & (sign[1:] != ord("\n"))
    odd[:-2] |= (sign[:-2] == BOM_UTF8[0]) & (sign[1:-1] == BOM_UTF8[1]) & (sign[2:] == BOM_UTF8[2])
    cells = np.add.reduceat(sign == ord(","), starts[:-1], dtype=np.intp) + 1
    is_odd = (cells != width) | np.logical_or.reduceat(odd, starts[:-1]) | (np.diff(starts) > LONGEST)
    return (is_odd | _odd_quotes(sign, starts)).nonzero()[0]


def _odd_quotes(sign: Array, starts: Array) -> Array:
    """For each line whether it has quotes that do more than stand around a cell without quotes and commas."""
    import numpy as np

    is_quote, is_comma = sign == ord('"'), sign == ord(",")
    count = np.add.reduceat(is_quote, starts[:-1], dtype=np.intp)
    if not count.any():
        return np.zeros(len(count), bool)
    has_begun = np.cumsum(is_quote, dtype=np.uint8) & 1 > 0
    """Behind every other quote."""
    begins_so = np.append(False, has_begun[starts[1:-1] - 1])
    commas = np.add.reduceat(is_comma, starts[:-1], dtype=np.intp)
    behind = np.add.reduceat(is_comma & has_begun, starts[:-1], dtype=np.intp)
    at = is_quote.nonzero()[0]
    line = np.repeat(np.arange(len(count)), count)
    is_edge = is_comma | (sign == ord("\n"))
    opens = np.append(True, is_edge)[at]
    closes = (is_edge | (sign == ord("\r")))[at + 1]
    is_odd = (count % 2 > 0) | (np.where(begins_so, commas - behind, behind) > 0)
    is_odd[line[~np.where(has_begun[at] ^ begins_so[line], opens, closes)]] = True
    return is_odd
