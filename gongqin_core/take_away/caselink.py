"""Answers ↔ one code for links, QR codes and the HR desk: `<version>.<notice id>.<payload>`.

The payload is base64url without padding of: 4 bytes of the rules hash, the answers, CRC-32 over version, notice id and
all bytes before. Every answer says itself which fact and code it is, by a *mark* of 3 bytes, so a code outlives
questions and options that were added, removed or put in another order. The answers, sorted within each run:

    n, n × mark            a code (one mark for each of a multi), “none” or “cannot tell”
    n, n × (mark, date)    year 14 bits, month 4, day 5 (0 where not said), settled 1
    (mark, length, UTF-8)  the name of a trade, or a number; until the end
"""

import binascii
import re
from base64 import b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from io import BytesIO
from zlib import crc32

from ..judging.answers import WRITTEN_OUT, Answer, AnswerError, Answers, Span, read_answer
from ..judging.numbers import Number
from ..notice.notice import Notice
from ..notice.once import once
from ..notice.questions import NONE, Fact
from ..notice.rules_hash import rules_hash
from ..notice.spelling import visible
from ..notice.yaml_lines import ContentError

VERSION = "1"
PARAMETER = "case"
"""What carries a code in an address."""
LONGEST = 600
"""Characters of a code that is looked at; all facts answered in full take about 400."""
IN_ONE_PIECE = re.compile(r"[0-9]{1,3}\.[a-z][A-Za-z0-9._-]*[A-Za-z0-9_-]")
IN_PIECES = re.compile(r"[0-9]{1,3}\.[a-z][A-Za-z0-9._\s-]+")
SHAPE = re.compile(r"([0-9]{1,3})\.([a-z0-9][a-z0-9_-]*)\.([A-Za-z0-9_-]+)")
MARK_BYTES = 3
"""With 2, answers of the first notice already clashed."""
CANNOT_TELL_WORD, VALUE = "?", "@"
"""What a mark may stand for besides a code: the answer “cannot tell”, and a date, name or number that follows it."""


class CaseTrouble(Enum):
    """Why a code cannot be read: what happened, and what to do."""

    EMPTY = "没有自查码。请把整段自查码粘贴进来。"
    TOO_LONG = "这段文字太长，不是自查码。请只粘贴自查码这一段。"
    DAMAGED = "自查码不完整，或者有的字符不对。请回到原来的地方，把整段自查码再复制一次。"
    UNKNOWN_VERSION = "自查码来自另一版程序，这里读不了。请打开原来的网页看，或者在这里重新回答。"
    UNKNOWN_NOTICE = "自查码用的那份通知，这里没有。请打开原来的网页看，或者在这里重新回答。"


class CaseError(ValueError):
    """A code nobody can use; `str()` is the sentence to show."""

    def __init__(self, trouble: CaseTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Case:
    """What a code holds; the answers come in the notice's order of asking. `same_rules`: made under the rules in force
    now; otherwise judge anew and say so. `dropped`: how many answers this notice no longer knows.
    """

    notice_id: str
    answers: dict[str, Answer]
    same_rules: bool
    dropped: int


def encode(notice: Notice, answers: Answers) -> str:
    """The code of checked answers (`read_answers`). Equal answers have equal codes, in whatever order they came.

    >>> from gongqin_core.notice.load import load_notice
    >>> notice = load_notice()
    >>> answers = {fact: None for fact in notice.facts if notice.facts[fact].unsure}
    >>> version, notice_id, payload = encode(notice, answers).split(".")
    >>> (version, notice_id == notice.about.id)
    ('1', True)
    >>> decode(encode(notice, answers), load_notice).answers == answers
    True
    """
    marks, dates, texts = set[bytes](), set[bytes](), set[bytes]()
    for fact, answer in answers.items():
        if isinstance(answer, Span):
            dates.add(mark(fact, VALUE) + _date_bytes(answer))
        elif isinstance(answer, Number) or (isinstance(answer, str) and notice.facts[fact].type == "trade"):
            name = str(answer).encode(errors="replace")
            texts.add(mark(fact, VALUE) + bytes([len(name)]) + name)
        else:
            marks.update(mark(fact, word) for word in _words(answer))
    runs = [bytes([len(marks)]), *sorted(marks), bytes([len(dates)]), *sorted(dates), *sorted(texts)]
    return _seal(notice.about.id, _rules(notice) + b"".join(runs))


def query(code: str) -> str:
    """The part of an address that carries a code."""
    return f"?{PARAMETER}={code}"


def decode(code: str, find: Callable[[str], Notice]) -> Case:
    """The answers of a code, checked against the notice's facts. `find` gives a notice by id (`load_notice`) and raises
    ContentError or KeyError where there is none. Whatever the text: a case or CaseError."""
    notice_id, body = _open(code)
    try:
        notice = find(notice_id)
    except (ContentError, KeyError):
        raise CaseError(CaseTrouble.UNKNOWN_NOTICE) from None
    given, dropped = _by_fact(notice, BytesIO(body[4:]))
    answers: dict[str, Answer] = {}
    for fact in notice.facts.values():
        try:
            if values := given.get(fact.id):
                answers[fact.id] = _answer(fact, values)
        except AnswerError:
            dropped += 1
    return Case(notice_id, answers, body[:4] == _rules(notice), dropped)


def codes_in(message: str) -> list[str]:
    """What may be a code in a link or a message, the likeliest first: in one piece, or as a messenger breaks it; the
    message itself where nothing in it looks like one."""
    after = visible(message.rpartition(f"{PARAMETER}=")[2])
    return [*IN_ONE_PIECE.findall(after), *IN_PIECES.findall(after)] or [message]


def mark(fact: str, word: str) -> bytes:
    """The bytes that stand for a fact and one of its codes, `none`, CANNOT_TELL_WORD or VALUE."""
    return crc32(f"{fact}={word}".encode()).to_bytes(4)[-MARK_BYTES:]


def clashes(notice: Notice) -> list[list[str]]:
    """Answers (`fact=code`) that share a mark, for `check` to refuse. A code drops them sooner than mix them up."""
    return [[f"{fact}={word}" for fact, word in pairs] for pairs in _pairs(notice).values() if len(pairs) > 1]


def _words(answer: str | frozenset[str] | None) -> Iterable[str]:
    if answer is None:
        return [CANNOT_TELL_WORD]
    return [answer] if isinstance(answer, str) else answer or [NONE]


def _date_bytes(span: Span) -> bytes:
    first, last = date.fromordinal(span.first), date.fromordinal(span.last)
    month = first.month if first.month == last.month else 0
    day = first.day if first == last else 0
    return (first.year << 10 | month << 6 | day << 1 | span.settled).to_bytes(3)


def _date_text(packed: bytes) -> str:
    """As `Span.parse` reads it."""
    number = int.from_bytes(packed)
    year, month, day, settled = number >> 10, number >> 6 & 15, number >> 1 & 31, number & 1
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part), *(["XX"] if settled else [])]
    return "-".join(parts)


def _rules(notice: Notice) -> bytes:
    return bytes.fromhex(rules_hash(notice)[:8])


# —— the code and its bytes ——


def _seal(notice_id: str, body: bytes) -> str:
    checksum = crc32(f"{VERSION}.{notice_id}.".encode() + body).to_bytes(4)
    return f"{VERSION}.{notice_id}.{urlsafe_b64encode(body + checksum).decode().rstrip('=')}"


def _open(code: str) -> tuple[str, bytes]:
    """Notice id and bytes of a code that is as it was made; white space that a messenger put in is no damage."""
    if len(code) > LONGEST:
        raise CaseError(CaseTrouble.TOO_LONG)
    code = "".join(code.split())
    if not code:
        raise CaseError(CaseTrouble.EMPTY)
    parts = SHAPE.fullmatch(code)
    if not parts:
        raise CaseError(CaseTrouble.DAMAGED)
    version, notice_id, payload = parts.groups()
    if version != VERSION:
        raise CaseError(CaseTrouble.UNKNOWN_VERSION)
    try:
        body = b64decode(payload + "=" * (-len(payload) % 4), altchars=b"-_", validate=True)[:-4]
    except binascii.Error:
        raise CaseError(CaseTrouble.DAMAGED) from None
    if _seal(notice_id, body) != code:
        raise CaseError(CaseTrouble.DAMAGED)
    return notice_id, body


# —— from bytes to answers ——


def _by_fact(notice: Notice, body: BytesIO) -> tuple[dict[str, list[str | None]], int]:
    """Fact → every value given for it, and the number of marks this notice does not know."""
    given: dict[str, list[str | None]] = defaultdict(list)
    dropped = 0
    for read, value in _entries(body):
        fact, word = _known(notice).get(read, ("", ""))
        if not fact or (word == VALUE) != (value is not None):
            dropped += 1
        else:
            given[fact].append(None if word == CANNOT_TELL_WORD else value or word)
    return given, dropped


def _entries(body: BytesIO) -> Iterator[tuple[bytes, str | None]]:
    """Each mark, with the date or name that follows it."""
    for _ in range(_take(body, 1)[0]):
        yield _take(body, MARK_BYTES), None
    for _ in range(_take(body, 1)[0]):
        yield _take(body, MARK_BYTES), _date_text(_take(body, 3))
    while head := body.read(MARK_BYTES):
        yield head, _take(body, _take(body, 1)[0]).decode(errors="replace")


def _take(body: BytesIO, n: int) -> bytes:
    taken = body.read(n)
    if len(taken) < n:
        raise CaseError(CaseTrouble.DAMAGED)
    return taken


def _answer(fact: Fact, values: list[str | None]) -> Answer:
    """The values given for one fact as its answer, where they make one. AnswerError if not."""
    single = len(values) == 1 and (values[0] is None or fact.type != "multi")
    return read_answer(fact, values[0] if single else values)


@once
def _known(notice: Notice) -> dict[bytes, tuple[str, str]]:
    """Mark → fact and word, for marks that stand for one thing only."""
    return {read: pairs[0] for read, pairs in _pairs(notice).items() if len(pairs) == 1}


def _pairs(notice: Notice) -> dict[bytes, list[tuple[str, str]]]:
    pairs: dict[bytes, list[tuple[str, str]]] = defaultdict(list)
    for fact in notice.facts.values():
        none = {NONE} if fact.none else set()
        value = {VALUE} if fact.type in WRITTEN_OUT else set()
        for word in sorted(fact.codes | none | value | {CANNOT_TELL_WORD}):
            pairs[mark(fact.id, word)].append((fact.id, word))
    return pairs
