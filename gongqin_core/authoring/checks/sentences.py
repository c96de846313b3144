"""Checks on sentences: those that pages show as they are written, and phrases that a page makes a sentence of."""

import re
from collections.abc import Callable, Iterator

from ...notice.about import Office, Silence
from ...notice.notice import Enquiry
from ...notice.yaml_lines import Problem
from .places import Book, Spot

ENDS = ("。", "？", "！")
MARKS = (*ENDS, "，", "；", "：", "、")
DOUBLED = re.compile(f"[{''.join(MARKS)}]{{2}}")
CLOSING = "”’）"
PLEASE = "请"
LEFT_OPEN = ("通知没写", "通知没说")


def unfinished_sentences(book: Book) -> Iterator[Problem]:
    """An answer and whom to ask about the rest are shown one after the other, with nothing put between them."""
    for spot in book.of(Enquiry, Silence):
        for key in ("answer", "text", "ask"):
            text = getattr(spot.value, key, None)
            if text and not text.rstrip(CLOSING).endswith(ENDS):
                yield book.at(spot, f"“{key}”不是一整句话。写的什么就显示什么，请写完整，用“。”结尾", key)


def nobody_to_ask(book: Book) -> Iterator[Problem]:
    """Where an answer says that the notice leaves something open, the reader learns whom to ask."""
    for spot in book.of(Enquiry):
        words = next((words for words in LEFT_OPEN if words in spot.value.answer), None)
        if words and not spot.value.ask:
            yield book.at(spot, f"“{spot.value.id}”说了“{words}”，可是没写去问谁。请加 ask", "answer")


def no_request(book: Book) -> Iterator[Problem]:
    """Whom to ask is a request: it says what the reader may do."""
    for spot in book.of(Enquiry, Silence):
        if spot.value.ask and PLEASE not in spot.value.ask:
            yield book.at(spot, "“ask”没写请人做什么。请写成“什么事，请问谁。”的样子", "ask")


def whole_sentences_of_offices(book: Book) -> Iterator[Problem]:
    """How to reach an office is read between “请” and “。”, so it holds neither."""
    for spot in book.of(Office):
        for place, text in _ways(spot):
            if text.startswith(PLEASE) or text.endswith(MARKS):
                yield book.at(spot, f"“{text}”会读成“请{text}。”。请删去开头的“请”和结尾的标点", *place)


def _ways(spot: Spot) -> Iterator[tuple[tuple[str, ...], str]]:
    """Places and texts of the ways to reach an office."""
    yield ("unsure",), spot.value.unsure
    for code, text in spot.value.ask.items():
        yield ("ask", code), text


def doubled_marks(book: Book) -> Iterator[Problem]:
    for spot in book.of(str):
        if pair := DOUBLED.search(spot.value):
            yield book.at(spot, f"“{spot.key}”里“{pair[0]}”是两个标点连着写。请留一个")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    unfinished_sentences,
    nobody_to_ask,
    no_request,
    whole_sentences_of_offices,
    doubled_marks,
)
