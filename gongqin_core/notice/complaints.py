"""What pydantic and YAML find wrong, in Chinese with what to do (`load.py` adds file and line)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from .conditions import TAGS
from .full_width import joined_items, joined_key
from .nodes import Strict

SENTENCES: Mapping[str, str] = {
    "missing": "缺{key}。请补上",
    "int_parsing": "{key}写的“{value}”不是整数。请只写数字",
    "int_type": "{key}要写一个整数。请只写数字",
    "int_from_float": "{key}写的“{value}”不是整数。请只写数字",
    "int_parsing_size": "{key}写的数字太大。请看是不是多写了",
    "greater_than_equal": "{key}写的 {value} 太小。至少写 {ge}",
    "decimal_parsing": "{key}写的“{value}”不是数字。请只写数字，最多两位小数",
    "decimal_type": "{key}要写一个数。请只写数字，最多两位小数",
    "decimal_max_places": "{key}写的“{value}”小数太多。最多写两位",
    "bool_parsing": "{key}写的“{value}”认不得。请写 true 或 false",
    "bool_type": "{key}要写 true 或 false。请改写",
    "string_type": "{key}要写一句文字。请不要写成列表",
    "tuple_type": "{key}要写成列表。请加方括号，如 [5, 4]",
    "dict_type": "{key}要写成“名字: 内容”的样子。请一行写一个",
    "model_type": "{key}要写成“名字: 内容”的样子。请一行写一个",
    "model_attributes_type": "{key}要写成“名字: 内容”的样子。请一行写一个",
    "too_short": "{key}写得太少。至少写 {min_length} 项",
    "too_long": "{key}写得太多。最多写 {max_length} 项",
}
"""Type of a pydantic error → its sentence; `key` is the key (or the position) in the file."""

DATE = "{key}写的“{value}”不是日期。请写成 年-月-日，如 1998-07-15"

NO_CONDITION = f"看不出这是哪种条件。每个条件写一种：{' '.join(TAGS)}"

SPELLINGS: Mapping[str, str] = {
    r"^[a-z0-9][a-z0-9_-]*$": "小写字母、数字、- 和 _",
    r"^[a-z][a-z0-9_]*$": "小写字母、数字和 _，字母在前",
    r"^[a-z0-9_]+$": "小写字母、数字和 _",
    r"^[0-9A-Za-z]+([-.][0-9A-Za-z]+)*$": "半角的数字、字母，中间可以有 - 和 .，如 6-31-01-03",
    r"^\d{4}(-\d{2}){0,2}$": "“年”“年-月”或“年-月-日”，如 1998、1998-07 或 1998-07-15",
    r"^https?://\S+$": "网址：以 http:// 或 https:// 开头，中间没有空格",
    r"^\d{4}-\d{2}(-\d{2})?$": "“年-月-日”或“年-月”，如 1998-07-15 或 1998-07",
}
"""Pattern of a field → what may be written, in words."""

YAML: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "冒号后面又有冒号，或者缩进不对。请看缩进；文字里有英文冒号的，整句加引号"),
    ("undefined alias", "* 后面的名字没有定义。请先在别处用 & 写上这个名字"),
    ("tab character", "缩进用了 Tab 键。请换成空格"),
    ("cannot start any token", "开头这个符号不能直接写。请把整句加引号；缩进用了 Tab 键的，换成空格"),
    ("another document", "--- 只能写在文件开头。请删去这一行"),
    ("end of stream", "引号没有成对。请看这里开始的引号在哪里结束"),
    ("',' or", "括号没有成对，或者少了英文逗号（中文的“，”不算）。请看这里开始的括号在哪里结束"),
    ("did not find expected", "缩进没有对齐，或者引号、括号没有成对。请看这一行和上一行"),
)
"""Part of a message of the YAML reader → what to do. Checked in this order."""


def without_echoes(details: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The errors without those that only follow from another: a list that is short for its items are wrong, a key that
    is missing for it is misspelt."""
    around = {detail["loc"][:n] for detail in details for n in range(len(detail["loc"]))}
    meant = {(*detail["loc"][:-1], key) for detail in details for key in _meant(detail)}
    for detail in details:
        short = detail["type"] == "too_short" and detail["loc"] in around
        if not short and not (detail["type"] == "missing" and detail["loc"] in meant):
            yield detail


def _meant(detail: Mapping[str, Any]) -> Iterator[str]:
    """The key that an unknown one was probably meant to be."""
    if detail["type"] == "extra_forbidden":
        key = str(detail["loc"][-1])
        yield re.split("[：:]", key)[0]
        yield from get_close_matches(key, _known_keys(), n=1, cutoff=0.75)


def complain(detail: Mapping[str, Any]) -> str:
    """One sentence for one pydantic error (an entry of `ValidationError.errors()`)."""
    kind = detail["type"]
    if detail["input"] == "" and detail["loc"] and (joined := joined_key(str(detail["loc"][-1]))):
        return joined
    if kind in ("too_short", "string_pattern_mismatch", "tuple_type") and (joined := joined_items(detail["input"])):
        return joined
    if kind in SPECIAL:
        return SPECIAL[kind](detail)
    if detail["input"] == "":
        return f"{_key(detail['loc'])}后面是空的。请写上内容"
    sentence = DATE if kind.startswith("date_") else SENTENCES.get(kind, "{key}不能这样写。请对照 content/README.md")
    words = {"key": _key(detail["loc"]), "value": _value(detail["input"])}
    return sentence.format_map(words | detail.get("ctx", {}))


def complain_of_yaml(problem: str | None) -> str:
    """One sentence for what the YAML reader stumbled over."""
    sentences = (sentence for part, sentence in YAML if part in (problem or ""))
    return next(sentences, "这一行的写法读不懂。请看缩进、冒号后的空格和引号")


def _key(loc: tuple[int | str, ...]) -> str:
    if not loc:
        return "文件内容"
    return f"第 {loc[-1] + 1} 项" if isinstance(loc[-1], int) else f"“{loc[-1]}”"


def _value(value: Any) -> str:
    return str(value) if isinstance(value, str) else "列表"


def _unknown_key(detail: Mapping[str, Any]) -> str:
    key = str(detail["loc"][-1])
    if joined := joined_key(key):
        return joined
    if detail["loc"][-2:-1] == ("when",):
        return f"when 里只写一个条件，不能再写“{key}”。请写到里面那个条件上"
    if key in TAGS:
        return f"一个条件只能是一种，不能再写“{key}”。两样都要看的，用 all 写成两条"
    if key in _known_keys():
        return f"这里不能写“{key}”。请看是不是写错了地方或缩进"
    guess = get_close_matches(key, _known_keys(), n=1, cutoff=0.75)
    return f"不认识“{key}”。" + (f"是不是“{guess[0]}”？" if guess else "可以写哪些，见 content/README.md")


def _no_condition(detail: Mapping[str, Any]) -> str:
    keys = detail["input"] if isinstance(detail["input"], dict) else ()
    guesses = [guess for key in {*keys} - _known_keys() for guess in get_close_matches(key, TAGS, n=1)]
    return f"看不出这是哪种条件。是不是“{guesses[0]}”？" if guesses else NO_CONDITION


def _spelling(detail: Mapping[str, Any]) -> str:
    is_name = detail["loc"][-1] == "[key]"
    wrong = f"名字不能写“{detail['input']}”" if is_name else f"{_key(detail['loc'])}不能写“{detail['input']}”"
    return f"{wrong}。请用{SPELLINGS[detail['ctx']['pattern']]}"


def _choice(detail: Mapping[str, Any]) -> str:
    expected = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
    return f"{_key(detail['loc'])}不能写“{_value(detail['input'])}”。可写：{expected}"


SPECIAL = {
    "extra_forbidden": _unknown_key,
    "union_tag_not_found": _no_condition,
    "string_pattern_mismatch": _spelling,
    "literal_error": _choice,
}
"""Errors that need a closer look than a sentence."""


@cache
def _known_keys() -> frozenset[str]:
    """Every key that some file may hold somewhere."""
    return frozenset(field.alias or name for kind in _kinds(Strict) for name, field in kind.model_fields.items())


def _kinds(base: type[Strict]) -> Iterator[type[Strict]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)
