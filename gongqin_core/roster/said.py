"""Which answer a word stands for, in the words that a notice has and in those that rosters have instead."""

from ..notice.other_answers import BETWEEN, BRACKETS
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelling


def code_of(fact: Fact, text: str) -> str | None:
    """The code that a text stands for, `none` for none of these; None where it is not certain. Several words of one
    meaning have that meaning: 高级工（三级）; several of different ones have none: 高级工（二级）."""
    spelled = spelling(text).removesuffix(".0")
    lines = {fact.meanings.get(spelling(line)) for line in text.split("\n") if line.strip()}
    if len(lines) > 1 and None not in lines:
        return None  # 高级 above 技师 is two levels, or one that is broken into lines
    if spelled in fact.meanings:
        return fact.meanings[spelled]
    parts = [spelling(part) for part in BETWEEN.split(text) if part]
    codes = {fact.meanings[part] for part in parts if part in fact.meanings}
    if joined := fact.meanings.get(spelled.translate(BRACKETS)):
        codes.add(joined)
    certain = len(codes) == 1 and (joined or all(part in fact.meanings for part in parts))
    return codes.pop() if certain else None


def says_none(fact: Fact, text: str) -> bool:
    """Whether a text says that there is none."""
    return fact.meanings.get(spelling(text).removesuffix(".0")) == NONE


def why_open(fact: Fact, text: str) -> str:
    """Why the notice leaves open what a text means, as a sentence; empty where it says nothing of it."""
    return fact.open_words.get(spelling(text), "")
