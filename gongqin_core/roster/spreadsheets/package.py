"""An .xlsx file: a package of parts, of which the workbook's says what sheets there are (ECMA-376 part 1, 12)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from posixpath import dirname, join, normpath, split
from typing import BinaryIO

from .archive import Archive, part_name, whole
from .cell_styles import cell_styles
from .markup import Attributes, MarkupError, elements, local
from .number_formats import Style
from .rich_text import shared_texts
from .sheet import MOST_ROWS, Limits, RosterError, Row
from .sheet_xml import SheetXml
from .table import HEAD, YES, Head, Table, table_name

WORKBOOK = "xl/workbook.xml"
"""Where it is unless the package says something else."""
MOST_COMMENTS = 100_000
ROW = re.compile(r"(?<=[A-Z])[1-9]\d{0,6}$", re.ASCII)
"""The number of the row in the name of a cell."""


@dataclass(frozen=True)
class SheetPart:
    title: str
    path: str
    hidden: bool


class Workbook:
    """The visible sheets of an .xlsx file, in its order. RosterError, also while they are read, when it is broken, has
    a password or is too large. Not to be used but in a process of its own."""

    def __init__(self, file: BinaryIO, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._archive = Archive.opened(file, name, limits)
        with whole(name):
            self._path = self._find()
            if not self._is_workbook():
                raise self._archive.no_workbook()
            self._related = _relations(self._archive.open(_relations_of(self._path)), dirname(self._path))
            self.from_1904 = False
            sheets = list(self._read())
            self._sheets, self._hidden = ([s for s in sheets if s.hidden == hidden] for hidden in (False, True))
            self._texts, self._styles = self._shared_texts(), self._cell_styles()

    @property
    def titles(self) -> list[str]:
        return [sheet.title for sheet in self._sheets]

    def tables(self) -> Iterator[Table]:
        """One after the other. RosterError where one is too large."""
        for sheet in self._sheets:
            with whole(self._name):
                table = self._table(sheet)
            with suppress(MarkupError):
                table.noted_rows = self._noted(sheet)
            yield table

    def heads(self, hidden: bool = False) -> Iterator[Head]:
        """The first rows of each sheet, or of each that is hidden; none of one that cannot be read."""
        for sheet in self._hidden if hidden else self._sheets:
            rows: list[Row] = []
            with suppress(RosterError), whole(self._name):
                rows += islice(self._table(sheet, HEAD).all_rows(), HEAD)
            yield sheet.title, rows

    def _table(self, sheet: SheetPart, until: int = MOST_ROWS) -> Table:
        table = Table(table_name(self._name, sheet.title), sheet.title, self._limits)
        SheetXml(self._part(sheet.path), table, self._texts, self._styles).read(until)
        return table

    def _noted(self, sheet: SheetPart) -> list[int]:
        """The rows in which a cell has a comment."""
        related = _relations(self._archive.open(_relations_of(sheet.path)), dirname(sheet.path)).values()
        parts = (self._archive.open(path) for kind, path in related if kind == "comments")
        comments = (each for part in parts if part for each in elements(part) if each[1] == "comment")
        found = (ROW.search(attributes.get("ref", "")) for _, _, attributes in islice(comments, MOST_COMMENTS))
        return sorted({int(row[0]) for row in found if row})

    def _find(self) -> str:
        relations = _relations(self._archive.open("_rels/.rels"), "")
        paths = (path for kind, path in relations.values() if kind == "officeDocument")
        return next(filter(self._archive.has, paths), WORKBOOK)

    def _is_workbook(self) -> bool:
        """Whether what the package says is its main part is a workbook in XML."""
        part = self._archive.open(self._path)
        if part is None:
            return False
        with suppress(MarkupError):
            return next(elements(part))[1] == "workbook"
        return part_name(self._path) == WORKBOOK

    def _read(self) -> Iterator[SheetPart]:
        for parent, name, attributes in elements(self._part(self._path)):
            if (parent, name) == ("workbook", "workbookPr"):
                self.from_1904 = attributes.get("date1904") in YES
            elif (parent, name) == ("sheets", "sheet"):
                hidden, relation = attributes.get("state", "visible") != "visible", _relation(attributes)
                kind, path = self._related.get(relation, ("", "")) if hidden else self._related[relation]
                if kind not in ("chartsheet", "dialogsheet"):
                    yield SheetPart(attributes.get("name", ""), path, hidden)

    def _shared_texts(self) -> list[str]:
        """Those that cells refer to by number."""
        part = self._archive.open(self._only("sharedStrings"))
        return shared_texts(part, self._limits.cells) if part else []

    def _cell_styles(self) -> list[Style]:
        """By the number that cells refer to."""
        part = self._archive.open(self._only("styles"))
        return cell_styles(part, self.from_1904) if part else []

    def _only(self, kind: str) -> str:
        """Where the part is of which there is one."""
        usual = join(dirname(self._path), f"{kind}.xml")
        return next((path for other, path in self._related.values() if other == kind), usual)

    def _part(self, path: str) -> BinaryIO:
        part = self._archive.open(path)
        if part is None:
            raise LookupError(path)
        return part


def _relation(sheet: Attributes) -> str:
    return next((value for name, value in sheet.items() if ":" in name and local(name) == "id"), "")


def _relations_of(path: str) -> str:
    folder, name = split(path)
    return join(folder, "_rels", f"{name}.rels")


def _relations(file: BinaryIO | None, folder: str) -> dict[str, tuple[str, str]]:
    """Id → kind and path, as a relations part of that folder has them."""
    found = {}
    for _, name, attributes in elements(file) if file else ():
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = normpath(join("/", folder, target)).lstrip("/")
            found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], path
    return found
