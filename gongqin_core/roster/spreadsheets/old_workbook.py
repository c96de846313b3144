"""Old workbooks (.xls) in, and what else begins like one."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from .archive import broken, locked
from .elsewhere import NoAnswer, answers
from .sheet import Limits, RosterError
from .table import Table, table_name

WORD = "WordDocument".encode("utf-16-le")
"""The stream that only a Word document has."""


class OldWorkbook:
    """The visible sheets of an .xls file, in its order. RosterError, also while they are read, when it is broken or has
    a password."""

    def __init__(self, file: BinaryIO, name: str, limits: Limits) -> None:
        file.seek(0)
        self._name, self._limits = name, limits
        self._content = file.read()
        self._answers = self._read()
        (_, self.visible) = next(self._answers)

    def _read(self) -> Iterator[tuple[Any, ...]]:
        program = __package__ + ".old_program"
        try:
            for answer in answers(program, self._content, self._limits.memory, self._limits.seconds):
                if answer[0] in ("locked", "broken", "too much"):
                    raise self._refusal(answer[0])
                yield answer
                if answer[0] == "end":
                    return
        except NoAnswer:
            raise self._refusal("too much") from None

    def _refusal(self, why: str) -> RosterError:
        if why == "locked":
            return locked(self._name)
        if why == "too much":
            what = "读它要的内存或时间太多"
            return RosterError(f"{self._name}：{what}。请在表格软件里打开，只留名册那张工作表，另存为 .xlsx")
        if WORD in self._content:
            return RosterError(f"{self._name}：是 Word 文档，不是表格文件。请在表格软件里打开，另存为 .xlsx")
        return broken(self._name)

    def tables(self) -> Iterator[Table]:
        """One after the other. RosterError where one is too large."""
        table: Table | None = None
        for kind, *answer in self._answers:
            if kind == "rows" and table:
                _fill(table, *answer)
                continue
            if table:
                yield table
            if kind == "sheet":
                title, hidden, merged = answer
                table = Table(table_name(self._name, title), title, self._limits)
                table.hidden_rows = hidden
                for merged_range in merged:
                    table.merge(merged_range)


def _fill(table: Table, rows: dict[int, list[Any]]) -> None:
    for number, cells in rows.items():
        for column, cell in enumerate(cells):
            if cell != "":
                table.put(number, column, cell)
