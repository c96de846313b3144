"""Punctuation of Chinese keyboards in the place of YAML's own: what is wrong, on which line, what to write instead."""

import re

KEY = r"[A-Za-z_][A-Za-z0-9_]*|\d+"
COLON = re.compile(rf"^\s*(?:- +)?(?:\{{[^{{}}]*?)?({KEY})：")
NO_BLANK = re.compile(rf"^\s*(?:- +)?({KEY}):(?![/\s]|$)")
BRACKETS = re.compile(r":\s*[［｛【]|^\s*- *[［｛【]")
COMMA = re.compile(r"[A-Za-z0-9_\]）)]\s*([，、])\s*[a-z_]+\s*:")
QUOTE = re.compile(r':\s*["\'][^"\']*[”’]\s*$')
NO_BLANK_AFTER_DASH = re.compile(r"^\s*-[A-Za-z_]\w*:")
OPENED = re.compile(r"(?:^\s*-|:|[\[,{])\s*(?P<mark>[\"'])")
WIDE_COLON = "“{0}”后面用了全角冒号“：”。请改成英文冒号加一个空格，如“{0}: ”"
NO_SPACE = "“{0}:”后面少一个空格。请写成“{0}: ”"
WIDE_BRACKETS = "用了全角括号。请改成英文的 [ ] 或 { }"
ABOVE = 3
"""Lines before the one where reading stopped that may be to blame."""


def slip(text: str, line: int) -> tuple[int, str] | None:
    """The line (from 1) near the one where YAML could not be read that has such a mark, and what to write."""
    lines = text.splitlines()
    for number, before in enumerate(lines[:line], 1):
        if _is_left_open(before):
            return number, "引号没有成对。请看这里开始的引号在哪里结束"
    for number in range(min(line, len(lines)), max(line - 1 - ABOVE, 0), -1):
        if told := _told(lines[number - 1]):
            return number, told
    return None


def _is_left_open(line: str) -> bool:
    """Whether a value begins with a quotation mark of which there is no second one; every text stands on one line."""
    found = None if line.lstrip().startswith("#") else OPENED.search(line)
    return found is not None and line.count(found["mark"]) % 2 == 1


def _told(line: str) -> str | None:
    if line.lstrip().startswith("#"):
        return None
    if found := COLON.search(line):
        return WIDE_COLON.format(found[1])
    if found := NO_BLANK.search(line):
        return NO_SPACE.format(found[1])
    if BRACKETS.search(line):
        return WIDE_BRACKETS
    if NO_BLANK_AFTER_DASH.search(line):
        return "“-”后面少一个空格。请补上"
    if found := COMMA.search(line):
        return f"用了“{found[1]}”隔开两项。请改成英文逗号加一个空格“, ”"
    if QUOTE.search(line):
        return "开头是英文引号，结尾是中文引号。请改成一样的"
    return None


def joined_key(key: str) -> str | None:
    """What is wrong with a key that has swallowed its own colon."""
    if found := re.match(r"(\w+)([：:])", key):
        if found[2] == "：":
            return WIDE_COLON.format(found[1])
        return NO_SPACE.format(found[1])
    if key[:1] in "［｛【":
        return WIDE_BRACKETS
    return None


def joined_items(items: object) -> str | None:
    """The Chinese comma that has made one of several items of a list, or its Chinese brackets a text."""
    if isinstance(items, str) and items[:1] in {*"［｛【"}:
        return WIDE_BRACKETS
    texts = items if isinstance(items, list) else [items]
    found = next((re.search(r"\w+\s*([，、])\s*\w+", text) for text in texts if isinstance(text, str)), None)
    return f"“{found[0]}”里用了“{found[1]}”。请改成英文逗号加一个空格“, ”" if found else None
