"""What an officer states for everybody on a roster that has no column for it (“all of them are regular staff at work”).

Nothing is assumed by itself: without a column and without this statement a fact is unknown. Every output repeats it.
"""

from collections.abc import Collection, Mapping, Sequence

from ..judging.answers import AnswerError
from ..judging.words import say
from ..notice.notice import Notice
from .cells import read_cell
from .headings import recognise
from .spreadsheets.sheet import RosterError


def assumable(notice: Notice, columns: Collection[str]) -> dict[str, str]:
    """Fact → the words that may stand for everybody, for facts a roster with these columns (facts) lacks."""
    offered = notice.assumable.items()
    return {fact: notice.facts[fact].labels[code] for fact, code in offered if fact not in columns}


def assumed_words(notice: Notice, assumed: Mapping[str, str]) -> str:
    """What was assumed, for a line on an output; empty for nothing."""
    return "，".join(f"{notice.facts[fact].short}全部按“{words}”" for fact, words in assumed.items())


def stated(notice: Notice, texts: Sequence[str], columns: Collection[str]) -> dict[str, str]:
    """Fact → words, from `项目=答案` as an officer writes it, ids or Chinese on either side. `columns`: the facts that
    the roster has a column for. RosterError when one cannot be read, is stated twice, or stands against a column."""
    found: dict[str, str] = {}
    for text in texts:
        name, _, answer = text.replace("＝", "=").partition("=")
        (fact,) = recognise([name], notice.facts)
        if fact is None or not answer.strip():
            raise RosterError(f"假定“{text}”：认不出来。请写成 项目=答案，如 {_example(notice)}")
        if fact in columns:
            raise RosterError(
                f"假定“{text}”：名册里已有“{notice.facts[fact].short}”这一列。请去掉这条假定，或删去那一列"
            )
        if fact in found:
            raise RosterError(f"假定“{text}”：“{notice.facts[fact].short}”假定了两次。请只留一条")
        found[fact] = _words(notice, fact, text, answer)
    return found


def _example(notice: Notice) -> str:
    offered = [f"{notice.facts[fact].short}={words}" for fact, words in assumable(notice, ()).items()]
    return offered[0] if offered else "、".join(notice.facts)


def _words(notice: Notice, fact: str, text: str, answer: str) -> str:
    try:
        given = read_cell(notice.facts[fact], answer)
    except AnswerError as error:
        raise RosterError(f"假定“{text}”：{error.why}") from None
    if given is None:
        raise RosterError(f"假定“{text}”：说不清就不用假定。请去掉这一条")
    return say(notice.facts[fact], given)


def assumed_sentence(notice: Notice, assumed: Mapping[str, str]) -> str:
    """For an output that says nothing else; empty for nothing."""
    return f"假定：名册没有这几列，{assumed_words(notice, assumed)}核查。" if assumed else ""
