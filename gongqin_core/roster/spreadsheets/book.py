"""A workbook, .xlsx or .xls, whose sheets are read elsewhere."""

from collections.abc import Generator, Iterator
from typing import Any, BinaryIO

from .elsewhere import NoAnswer, NoPlace, answers
from .sheet import Limits, RosterError
from .table import Head, Table, table_name


class Book:
    """RosterError, also while its sheets are read, when it is broken, has a password, is too large, or takes too much
    to read. What reads it lives as long as this."""

    titles: list[str]
    """Of its visible sheets."""
    heads: list[Head]
    """The first rows of the first of these, where there are several: each sheet's title, and its rows."""
    hidden: list[Head]
    """The same of those that are hidden."""
    from_1904: bool
    """Whether it counts days from 1904."""

    def __init__(self, file: BinaryIO, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._answers = self._read(file)
        _, self.from_1904, self.titles, self.heads, self.hidden = next(self._answers)

    def tables(self) -> Iterator[Table]:
        """Its visible sheets, one after the other."""
        for answer in self._answers:
            match answer:
                case "sheet", title, told:
                    table = Table(table_name(self._name, title), title, self._limits, **told)
                case "rows", rows:
                    table.rows.update(rows)
                case ("done",):
                    yield table

    def close(self) -> None:
        """End what reads it."""
        self._answers.close()

    def _read(self, file: BinaryIO) -> Generator[tuple[Any, ...], None, None]:
        limits = self._limits
        given = str(limits.unpacked), "" if limits.rows is None else str(limits.rows)
        try:
            for answer in answers(__package__ + ".program", file, limits.memory, limits.seconds, given):
                match answer:
                    case "refused", why:
                        raise RosterError(self._name + why)
                    case ("too much",):
                        raise NoAnswer
                yield answer
                if answer == ("end",):
                    return
        except NoAnswer:
            most = f"超过 {limits.memory} MB 内存或 {limits.seconds} 秒"
            what = f"读它要的内存或时间太多，{most}"
            raise RosterError(f"{self._name}：{what}。请在表格软件里打开，只留名册那张工作表，另存为 .xlsx") from None
        except NoPlace:
            raise RosterError(f"{self._name}：正在读别人的文件，轮不到它。请过几分钟再试") from None
