"""Workbooks (.xlsx) spelled out by tests: the parts as text, so that they can be spelled in any way XML allows."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
"""The same in the strict variant (ECMA-376 part 1, annex A)."""
FORMATS = ("General", "yyyy-mm-dd", 'yyyy"年"m"月"', "yyyy", "0.00")
"""By cell style."""
DAY, MONTH, YEAR = 1, 2, 3


@dataclass
class Element:
    """An XML element; text stands before what stands inside."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element"] = field(default_factory=list)
    text: str = ""


def cell(
    reference: str,
    value: str | None = None,
    type: str | None = None,
    style: int | None = None,
    formula: str | None = None,
) -> Element:
    """A cell; a text with the type inlineStr stands in itself."""
    attributes = {"r": reference, "s": None if style is None else str(style), "t": type}
    inside = [] if formula is None else [Element("f", text=formula)]
    if type == "inlineStr":
        inside.append(Element("is", inside=[Element("t", {"xml:space": "preserve"}, text=value or "")]))
    elif value is not None:
        inside.append(Element("v", text=value))
    return Element("c", {name: given for name, given in attributes.items() if given is not None}, inside)


def texts(row: int, *words: str) -> list[Element]:
    """Cells of a row from the first column on, each with its text in itself."""
    return [cell(f"{chr(65 + column)}{row}", word, "inlineStr") for column, word in enumerate(words)]


def sheet(rows: Mapping[int, Sequence[Element]], merged: Sequence[str] = ()) -> Element:
    lines = [Element("row", {"r": str(number)}, list(cells)) for number, cells in rows.items()]
    inside = [Element("sheetData", inside=lines)]
    if merged:
        inside.append(Element("mergeCells", inside=[Element("mergeCell", {"ref": each}) for each in merged]))
    return Element("worksheet", {"xmlns": MAIN}, inside)


def plain(element: Element) -> str:
    """XML as most programs write it."""
    attributes = "".join(f' {name}="{escape(value, QUOTE)}"' for name, value in element.attributes.items())
    inside = escape(element.text) + "".join(map(plain, element.inside))
    return f"<{element.name}{attributes}>{inside}</{element.name}>" if inside else f"<{element.name}{attributes}/>"


QUOTE = {'"': "&quot;"}


def workbook(
    sheet_part: bytes | Element, shared: Sequence[str] = (), parts: Mapping[str, bytes] | None = None
) -> bytes:
    """An .xlsx file of one sheet. `parts`: others, or these in place of what they usually are."""
    main = sheet_part if isinstance(sheet_part, bytes) else plain(sheet_part).encode()
    usual = {name: plain(element).encode() for name, element in usual_parts(shared).items()}
    return zipped(usual | {"xl/worksheets/sheet1.xml": main} | dict(parts or {}))


def usual_parts(shared: Sequence[str] = ()) -> dict[str, Element]:
    """All parts but the sheet."""
    own = [Element("numFmt", {"numFmtId": str(200 + n), "formatCode": code}) for n, code in enumerate(FORMATS)]
    used = [Element("xf", {"numFmtId": str(200 + n), "applyNumberFormat": "1"}) for n in range(len(FORMATS))]
    items = [Element("si", inside=[Element("t", {"xml:space": "preserve"}, text=text)]) for text in shared]
    kinds = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    return {
        "[Content_Types].xml": Element("Types", {"xmlns": TYPES}),
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": _relations(kinds),
        "xl/workbook.xml": Element(
            "workbook",
            {"xmlns": MAIN, "xmlns:r": OFFICE},
            [Element("sheets", inside=[Element("sheet", {"name": "名册", "sheetId": "1", "r:id": "worksheet"})])],
        ),
        "xl/styles.xml": Element(
            "styleSheet", {"xmlns": MAIN}, [Element("numFmts", inside=own), Element("cellXfs", inside=used)]
        ),
        "xl/sharedStrings.xml": Element("sst", {"xmlns": MAIN}, items),
    }


def _relations(targets: Mapping[str, str]) -> Element:
    return Element(
        "Relationships",
        {"xmlns": RELATIONS},
        [
            Element("Relationship", {"Id": kind, "Type": f"{OFFICE}/{kind}", "Target": target})
            for kind, target in targets.items()
        ],
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


# —— other spellings ——


NAMED = {"<": "&lt;", "&": "&amp;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
"""The entities that XML itself has."""
ASIDES = ("<!-- <c r='A1'><v>9</v></c> -->", "<?hint <row/>?>")


@dataclass
class Speller:
    """Spells elements as XML allows, in one way after another."""

    random: Random
    prefix: str = ""
    of_relations: str = "r:"
    strict: bool = False

    def file(self, element: Element) -> bytes:
        """A whole part, in some encoding."""
        self.prefix = self.random.choice(("", "x:", "主:"))
        self.of_relations = self.random.choice(("r:", "关系:"))
        self.strict = self.random.random() < 0.3
        if self.prefix:
            name = f"xmlns:{self.prefix[:-1]}"
            element = Element(
                element.name, {(name if n == "xmlns" else n): v for n, v in element.attributes.items()}, element.inside
            )
        encoding = self.random.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"))
        declared = encoding.removesuffix("-sig").removesuffix("-be")
        quote = self.random.choice("'\"")
        declaration = f"<?xml version={quote}1.0{quote} encoding = {quote}{declared}{quote}?>"
        if declared == "utf-8" and self.random.random() < 0.5:
            declaration = ""
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        return (mark + declaration + self._aside() + self.element(element) + self._aside()).encode(encoding)

    def element(self, element: Element) -> str:
        name = self.prefix + element.name
        tag = name + "".join(self._attribute(*each) for each in self._shuffled(element.attributes.items()))
        inside = self._text(element) + "".join(self.element(each) + self._between(element) for each in element.inside)
        if not inside and self.random.random() < 0.5:
            return f"<{tag}{self._space()}/>"
        return f"<{tag}{self._space()}>{inside}</{name}{self._space()}>"

    def _shuffled(self, items: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        listed = list(items)
        return self.random.sample(listed, len(listed))

    def _attribute(self, name: str, value: str) -> str:
        quote = self.random.choice("'\"")
        between = self.random.choice((" ", "  ", "\n\t"))
        if name == "xmlns:r" or name.startswith("r:"):
            name = name.replace("r:", self.of_relations) if name != "xmlns:r" else f"xmlns:{self.of_relations[:-1]}"
        if self.strict:
            value = value.replace(MAIN, STRICT_MAIN).replace(OFFICE, STRICT_OFFICE)
        return f"{between}{name}{self._space()}={self._space()}{quote}{self._characters(value, quote)}{quote}"

    def _characters(self, text: str, quote: str = "") -> str:
        return "".join(self._character(each, quote) for each in text)

    def _character(self, each: str, quote: str) -> str:
        if each in NAMED and (each in "<&>" or each == quote) and self.random.random() < 0.5:
            return NAMED[each]
        if each in "<&>" or each == quote or each in "\t\n\r" or self.random.random() < 0.1:
            return f"&#{ord(each)};" if self.random.random() < 0.5 else f"&#x{ord(each):x};"
        return each

    def _text(self, element: Element) -> str:
        """The text, some of it as CDATA, with comments in between."""
        pieces, text = [], element.text
        while text:
            length = self.random.randint(1, len(text))
            piece, text = text[:length], text[length:]
            as_data = self.random.random() < 0.2 and "]]>" not in piece and "\r" not in piece
            pieces.append(f"<![CDATA[{piece}]]>" if as_data else self._characters(piece))
            pieces.append(self.random.choice(ASIDES) if self.random.random() < 0.2 else "")
        return "".join(pieces)

    def _between(self, parent: Element) -> str:
        return self._aside() if parent.name not in ("v", "t", "f") else ""

    def _aside(self) -> str:
        return self.random.choice(("", "", " \n", *ASIDES))

    def _space(self) -> str:
        return self.random.choice(("", "", " ", "\n "))
