"""What an officer states for everybody on a roster that has no column for it (“all of them are regular staff at work”).

Nothing is assumed by itself: without a column and without this statement a fact is unknown. Every output repeats it.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from ..judging.answers import Answer, AnswerError
from ..judging.words import say
from ..notice.notice import Notice
from ..notice.questions import Fact
from ..notice.spelling import spelling
from .cells import read_cell
from .heading_groups import AROUND, NEUTRAL
from .heading_words import own_heading
from .headings import recognise
from .id_numbers import is_id_heading
from .spreadsheets.sheet import RosterError

ASKED = re.compile(r"^(?:是否|有无|是不是|何时|拟)|(?:时间|日期|年月|原因|情况|人员|状态|类[别型]|性质|形式)$")
"""What stands around the word that a heading has in common with an answer."""
SAME = dict.fromkeys(("惩处", "奖惩", "处罚", "违纪", "违法"), "处分")
"""What headings also say → the usual word for it."""
ALSO = re.compile("|".join(SAME))
OF_SOMETHING_ELSE = "年限", "参加"
"""Words that make something else of a heading, unless they are in the name of the fact."""
SHORTEST_PART = 2


def assumable(notice: Notice, columns: Collection[str]) -> dict[str, str]:
    """Fact → the words that may stand for everybody, for facts a roster with these columns (facts) lacks."""
    offered = notice.assumable.items()
    return {fact: notice.facts[fact].labels[code] for fact, code in offered if fact not in columns}


# —— read ——


def read_assumptions(notice: Notice, texts: Sequence[str], columns: Collection[str]) -> dict[str, str]:
    """Fact → words, from `项目=答案` as an officer writes it, ids or Chinese on either side. `columns`: the facts that
    the roster has a column for. RosterError when one cannot be read, is stated twice, or stands against a column."""
    assumed: dict[str, str] = {}
    for text in texts:
        name, _, answer = text.replace("＝", "=").partition("=")
        (fact,) = recognise([name], notice.facts)
        if fact is None or not answer.strip():
            raise _refusal(text, f"认不出来。请写成 项目=答案，如 {_example(notice)}")
        if fact in columns:
            raise _refusal(text, f"名册里已有“{notice.facts[fact].short}”这一列。请去掉这条假定，或删去那一列")
        if fact in assumed:
            raise _refusal(text, f"“{notice.facts[fact].short}”假定了两次。请只留一条")
        assumed[fact] = say(notice.facts[fact], _read(notice.facts[fact], text, answer))
    return assumed


def _read(fact: Fact, text: str, words: str) -> Answer:
    try:
        answer = read_cell(fact, words)
    except AnswerError as error:
        raise _refusal(text, error.why) from None
    if answer is None:
        raise _refusal(text, "说不清就不用假定。请去掉这一条")
    return answer


def _refusal(text: str, why: str) -> RosterError:
    return RosterError(f"假定“{text}”：{why}")


def _example(notice: Notice) -> str:
    offered = [f"{notice.facts[fact].short}={words}" for fact, words in assumable(notice, ()).items()]
    return offered[0] if offered else "、".join(notice.facts)


# —— columns that bear on it ——


def assumed_beside(notice: Notice, assumed: Mapping[str, str], headings: Sequence[str]) -> list[str]:
    """What the officer should compare, a sentence each: columns that are not read (`headings`), and say something of
    what is assumed for everybody."""
    return [
        f"“{heading}”列没有核查，{notice.facts[fact].short}是按假定的。请看列里写的合不合假定。"
        for fact in assumed
        for heading in headings
        if _bears_on(heading, notice, notice.facts[fact])
    ]


def assumed_regardless(notice: Notice, assumed: Mapping[str, str], headings: Sequence[str]) -> list[str]:
    """A sentence on the other columns that are not read, where anything is assumed: what stands in them is not known
    here, and may be otherwise."""
    facts = [notice.facts[fact] for fact in assumed]
    rest = [h for h in headings if not _says_who(h) and not any(_bears_on(h, notice, fact) for fact in facts)]
    columns = "、".join(f"“{heading}”" for heading in rest)
    said = f"没有核查的还有{columns}。里面有和假定不一样的，请在名册里加上假定的那一列，再核查。"
    return [said] if assumed and rest else []


def _says_who(heading: str) -> bool:
    """Whether it stands over names, units, numbers or remarks, which are looked at in another way."""
    return bool(own_heading(heading)) or spelling(heading) in NEUTRAL or is_id_heading(heading)


def _bears_on(heading: str, notice: Notice, fact: Fact) -> bool:
    """Whether a heading has the name of a fact in it, or begins as an answer does, and is none to another fact."""
    upper, _, lower = heading.partition(" ")
    if lower and {*recognise([upper], notice.facts)} - {None, fact.id}:
        return False
    if _says_who(heading):
        return False
    bare = ALSO.sub(lambda also: SAME[also[0]], spelling(heading))
    names = [*map(spelling, (fact.short, *fact.headings))]
    if any(word in bare and not any(word in name for name in names) for word in OF_SOMETHING_ELSE):
        return False
    stems = {AROUND.sub("", name).removesuffix("等") for name in names}
    if any(len(stem) >= SHORTEST_PART and stem in bare for stem in stems):
        return True
    part = ASKED.sub("", bare)
    if any(part in other.spelled_answers for other in notice.facts.values()):
        return part in fact.spelled_answers
    return len(part) >= SHORTEST_PART and any(answer.startswith(part) for answer in fact.spelled_answers)


# —— repeated on outputs ——


def assumed_words(notice: Notice, assumed: Mapping[str, str]) -> str:
    """What was assumed (fact → words), for a line on an output; empty for nothing."""
    return "，".join(f"{notice.facts[fact].short}全部按“{words}”" for fact, words in assumed.items())


def assumed_sentence(notice: Notice, assumed: Mapping[str, str]) -> str:
    """For an output that says nothing else; empty for nothing."""
    return f"假定：名册没有这几列，{assumed_words(notice, assumed)}核查。" if assumed else ""
