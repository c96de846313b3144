"""UTF-8 or GB18030, whichever the whole of a CSV file is in. What is in neither, or in both, is told by its line."""

from codecs import getincrementaldecoder
from typing import BinaryIO

from .sheet import RosterError

UTF8, GB18030 = "utf-8", "gb18030"
CHUNK = 1 << 20
SAVE_AS = "请在表格软件里另存为“CSV UTF-8”"
UNREADABLE = f"有认不出的字符。{SAVE_AS}"
BOTH = f"这一行是 UTF-8 文字，别的行不是。{SAVE_AS}"
WIDE = "\u2e80"
"""Chinese characters, and what is written with them, come after it."""


def encoding_of(file: BinaryIO, name: str) -> str:
    """That of a file: UTF-8 where all of it is; GB18030 where nothing but ASCII was read before something that is no
    UTF-8, and `in_utf8` finds out whether the rest is. RosterError where it begins as UTF-8 and goes on otherwise."""
    broken = _first_broken(file, UTF8)
    if broken is None:
        return UTF8
    file.seek(0)
    if all(file.readline().isascii() for _ in range(broken - 1)):
        return GB18030
    other = _first_broken(file, GB18030)
    if other is None:
        return GB18030
    raise _refusal(name, max(broken, other), UNREADABLE)


def in_utf8(lines: bytes, encoding: str, name: str, before: int) -> bytes:
    """Whole lines of such a file, in UTF-8; `before`: how many come before them. RosterError where one is in neither,
    or where one among others of GB18030 is in UTF-8: half of the file would turn to rubbish."""
    if encoding == UTF8:
        return lines
    try:
        text = lines.decode(encoding)
    except UnicodeDecodeError as error:
        start, end = _line_at(lines, error.start)
        why = BOTH if _is_wide_utf8(lines[start:end]) else UNREADABLE
        raise _refusal(name, before + _number(lines, start), why) from None
    foreign = _utf8_line(lines)
    if foreign is not None:
        raise _refusal(name, before + _number(lines, foreign), BOTH)
    return text.encode()


def _refusal(name: str, line: int, why: str) -> RosterError:
    return RosterError(f"{name} 第 {line} 行：{why}")


def _line_at(lines: bytes, place: int) -> tuple[int, int]:
    """Where the line begins and ends that a place is in."""
    end = lines.find(b"\n", place)
    return lines.rfind(b"\n", 0, place) + 1, len(lines) if end < 0 else end


def _number(lines: bytes, start: int) -> int:
    """Of the line that begins there, from 1."""
    return lines.count(b"\n", 0, start) + 1


def _first_broken(file: BinaryIO, encoding: str) -> int | None:
    """The first line that is not in this encoding."""
    decoder = getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _broken_line(file, encoding)
    return None


def _broken_line(file: BinaryIO, encoding: str) -> int:
    file.seek(0)
    for number, line in enumerate(file, 1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            return number
    return 1


def _utf8_line(lines: bytes) -> int | None:
    """Where the first line begins that is Chinese in UTF-8. Two GB18030 characters may look like one such character by
    chance, four of them hardly ever look like nothing else."""
    import numpy as np

    sign = np.frombuffer(b"\n" + lines + b"\n\n", np.uint8)
    follows = sign & 0xC0 == 0x80
    begins = (sign[:-3] < 0x80) & (sign[1:-2] - 0xE2 < 0xF0 - 0xE2) & follows[2:-1] & follows[3:]
    """Three bytes behind an ASCII character that may be one Chinese character in UTF-8: rare in GB18030."""
    end = 0
    for place in begins.nonzero()[0].tolist():
        if place < end:
            continue
        start, end = _line_at(lines, place)
        if _is_wide_utf8(lines[start:end]):
            return start
    return None


def _is_wide_utf8(line: bytes) -> bool:
    try:
        return sum(char > WIDE for char in line.decode(UTF8)) >= 2
    except UnicodeDecodeError:
        return False
