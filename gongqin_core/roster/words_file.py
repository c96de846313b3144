"""An office's words as it writes them: on the command line, and in a small file kept for next year.

The file is CSV (UTF-8 or GB18030) that any table program edits: 项目, 词语, 答案, one word a line. 项目 and 答案 are
ids and codes, which stay from year to year, or the words of the notice; 说明 is for people and is not read.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from ..judging.answers import AnswerError
from ..notice.notice import Notice
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelling
from .cells import read_cell
from .columns import in_one_line
from .headings import recognise
from .spreadsheets.csv_encoding import SAVE_AS, UNREADABLE
from .spreadsheets.files import write_csv
from .spreadsheets.sheet import MEGABYTE, RosterError
from .words import NO_ANSWER, Words, possible

HEADINGS = ("项目", "词语", "答案")
EXPLAINED = "说明"
ON_THE_COMMAND_LINE = re.compile(r"(?P<fact>[^:：]+)[:：](?P<text>.+)[=＝](?P<answer>[^=＝]*)", re.DOTALL)
LIKE_A_CODE = re.compile(r"[a-z0-9_]+(?:;[a-z0-9_]+)*")
"""An id or code: one that the notice lacks belongs to another year's."""
NO_ANSWERS = (NO_ANSWER, "-")
SEPARATORS = "\t;"
"""What else than commas table programs put between cells."""
RUN = tuple("=+-@'")
"""A table program takes what begins so for something else than text."""


class Loaded(NamedTuple):
    """The words that were read, and what the officer should know, a sentence each."""

    words: Words
    notes: list[str]


class _OfAnotherYear(RosterError):
    """An id or code that this notice lacks: why, and what may be written."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(f"{why}{remedy}")
        self.why = why


# —— the command line ——


def read_words(notice: Notice, given: Sequence[str]) -> Loaded:
    """`项目:词语=答案`, or the name of a file of words, in any order. RosterError when one cannot be used, or two give
    one word different meanings."""
    words, notes, needless = Words(), list[str](), list[str]()
    for text in given:
        if match := ON_THE_COMMAND_LINE.fullmatch(text):
            where = f"词语“{text}”"
            try:
                before, words = words, _with_one(words, notice, *match.group("fact", "text", "answer"))
                needless += [match["text"]] if words is before else []
            except RosterError as error:
                raise RosterError(f"{where}：{error}") from None
        else:
            loaded = loads(_file(text, notice), text, notice, words)
            words, notes = loaded.words, [*notes, *loaded.notes]
    return Loaded(words, [*notes, *_needless("", needless)])


def _file(name: str, notice: Notice) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(MEGABYTE + 1)
    except (OSError, ValueError):
        raise RosterError(
            f"词语“{name}”：没有这个文件，也不是 项目:词语=答案 的样子。请写对文件名，或写成 {_example(notice)}"
        ) from None


# —— the file ——


def loads(data: bytes, name: str, notice: Notice, words: Words | None = None) -> Loaded:
    """The words of a file, added to `words`. Lines with an id or code that only another year's notice has are left out,
    and a note says so. RosterError with file, line and what to do when a line cannot be read, when the notice reads the
    word otherwise, or when it has two meanings."""
    words, notes, needless = words or Words(), list[str](), list[str]()
    for line, cells in _lines(data, name):
        try:
            before, words = words, _with_one(words, notice, *cells)
            needless += [cells[1]] if words is before else []
        except _OfAnotherYear as error:
            notes.append(f"{name} 第 {line} 行：{error.why}，这一行没有用。请照这份通知改写，或删去这一行。")
        except RosterError as error:
            raise RosterError(f"{name} 第 {line} 行：{error}") from None
    return Loaded(words, [*notes, *_needless(f"{name}：", needless)])


def _needless(where: str, texts: Sequence[str]) -> list[str]:
    """A sentence where the notice reads some of the words so already."""
    named = "、".join(f"“{in_one_line(text)}”" for text in dict.fromkeys(texts))
    return [f"{where}{named}，这份通知本来就这样读，不用另写。"] if texts else []


def dumps(words: Words, notice: Notice) -> bytes:
    """The file of these words, for next year: CSV in UTF-8 with BOM."""
    file = BytesIO()
    rows = ([word.fact, _quoted(word.text), word.instead or NO_ANSWER, word.said(notice)] for word in words)
    write_csv(file, [[*HEADINGS, EXPLAINED], *rows])
    return file.getvalue()


def _quoted(text: str) -> str:
    return f"'{text}" if text.startswith(RUN) else text


def _lines(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Line and the cells of 项目, 词语 and 答案; blank lines are left out."""
    text = _text(data, name)
    head = text.lstrip().partition("\n")[0]
    separator = "," if "," in head else next(filter(head.__contains__, SEPARATORS), ",")
    reader = csv.reader(StringIO(text, newline=""), strict=True, delimiter=separator)
    columns: list[int] = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not columns:
                columns = _columns(cells, name)
            elif any(cells):
                yield reader.line_num, [cells[i].removeprefix("'") if i < len(cells) else "" for i in columns]
    except csv.Error:
        raise RosterError(f"{name} 第 {reader.line_num} 行：读不懂，多半是引号不成对。{SAVE_AS}") from None
    if not columns:
        raise RosterError(f"{name} 第 1 行：是空的。请写上 {','.join(HEADINGS)}，下面一行一个词语")


def _text(data: bytes, name: str) -> str:
    if len(data) > MEGABYTE:
        raise RosterError(f"{name}：词语文件超过 1 MB。请看是不是选错了文件")
    if data.startswith((b"PK", b"\xd0\xcf", BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in data:
        raise RosterError(f"{name}：词语文件要用 CSV。{SAVE_AS}")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise RosterError(f"{name}：{UNREADABLE}")


def _columns(cells: Sequence[str], name: str) -> list[int]:
    spelled = [spelling(cell) for cell in cells]
    if missing := [heading for heading in HEADINGS if heading not in spelled]:
        raise RosterError(f"{name} 第 1 行：缺“{'”“'.join(missing)}”列。请在第 1 行写上 {','.join(HEADINGS)}")
    return [spelled.index(heading) for heading in HEADINGS]


# —— one word ——


def _with_one(words: Words, notice: Notice, name: str, text: str, answer: str) -> Words:
    (known,) = recognise([name], notice.facts)
    if known is None:
        raise _refusal(name, f"这份通知没有“{name}”这一项", "。请写列名，如" + "、".join(_some(notice)))
    fact = notice.facts[known]
    codes = read_codes(notice, fact, answer)
    before, more = words.get(fact.id, text), words.with_word(notice, fact.id, text, codes)
    after = more.get(fact.id, text)
    if before and after and before.codes != after.codes:
        raise RosterError(f"前面已经定了{before.said(notice)}。请只留一条")
    return more


def read_codes(notice: Notice, fact: Fact, answer: str) -> tuple[str, ...]:
    """The codes of an answer as an officer writes it: a code or its words, `;` between several, 不是答案 or `-` for
    none at all. RosterError says what may be written."""
    if spelling(answer) in NO_ANSWERS:
        return ()
    labels = possible(notice, fact)
    known = f"。请写{'、'.join([*labels.values()][:8])}，或{NO_ANSWER}" if labels else f"。请写{NO_ANSWER}"
    if not answer.strip():
        raise RosterError(f"没写答案{known}")
    codes = _codes(fact, answer)
    if not codes or not set(codes) <= labels.keys():
        raise _refusal(answer, f"“{fact.short}”没有“{answer.strip()}”这个答案", known)
    return codes


def _codes(fact: Fact, answer: str) -> tuple[str, ...]:
    """Empty where it is no answer, or one that no word can stand for."""
    try:
        read = read_cell(fact, answer)
    except AnswerError:
        return ()
    if isinstance(read, frozenset):
        return tuple(sorted(read)) or (NONE,)
    return (read,) if isinstance(read, str) else ()


def _refusal(written: str, why: str, remedy: str) -> RosterError:
    of_another_year = LIKE_A_CODE.fullmatch(written.strip())
    return _OfAnotherYear(why, remedy) if of_another_year else RosterError(f"{why}{remedy}")


def _example(notice: Notice) -> str:
    fact = next((fact for fact in notice.facts.values() if fact.options), None)
    return f"{fact.short}:词语={fact.options[0].label}" if fact else "项目:词语=答案"


def _some(notice: Notice) -> list[str]:
    return [fact.short for fact in notice.facts.values()][:3]
