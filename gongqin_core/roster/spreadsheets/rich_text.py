"""Texts of a workbook: in one piece or in runs of one look each (ECMA-376 part 1, 18.4)."""

import re
from typing import BinaryIO

from .markup import Markup, local
from .struck import NOT, struck

ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")
"""A character that XML cannot carry, as spreadsheets write it (22.9.2.19)."""
SPACES = " \t\r\n"


class RichText:
    """Collects the text of one `si` or `is` element from the events in it. What is only read aloud is left out."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._aloud = 0
        self._kept = self._struck = False

    def start(self, name: str, attributes: list[str]) -> None:
        match local(name):
            case "t" if not self._aloud:
                self._parts.clear()
                self._kept = "preserve" in attributes
                self._markup.parser.CharacterDataHandler = self._parts.append
            case "rPh":
                self._aloud += 1
            case "r":
                self._struck = False
            case "strike":
                self._struck = not any(value in NOT for value in attributes[1::2])

    def end(self, name: str) -> None:
        match local(name):
            case "t" if not self._aloud:
                self._markup.parser.CharacterDataHandler = None
                text = "".join(self._parts)
                text = text if self._kept else text.strip(SPACES)
                self._texts.append(struck(unescaped(text)) if self._struck else text)
            case "rPh":
                self._aloud -= 1

    def take(self) -> str:
        """The whole text; the next one begins."""
        text = unescaped("".join(self._texts))
        self._struck = False
        self._texts.clear()
        return text


def unescaped(text: str) -> str:
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x00" in text else text


def shared_texts(file: BinaryIO, most: int) -> list[str]:
    """The texts that cells refer to by number. ValueError when there are more than `most`."""
    texts: list[str] = []

    def start(name: str, attributes: list[str]) -> None:
        markup.begun += 1
        rich.start(name, attributes)

    def end(name: str) -> None:
        markup.count_end(name)
        rich.end(name)
        if local(name) == "si":
            texts.append(rich.take())

    markup = Markup(file, start)
    markup.parser.EndElementHandler = end
    rich = RichText(markup)
    for _ in markup.chunks():
        if len(texts) > most:
            raise ValueError("more texts than cells")
    return texts
