"""The result as text: for a messenger, and as short as a code to scan can hold; and the dates. No name, no markup."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ..guide.timetable import season, stages
from ..judging.verdict import Verdict
from ..judging.words import chinese
from ..notice.notice import Notice
from .level_result import LevelResult
from .reply import brief
from .result import Result
from .to_do import ADVICE, ToDo

SCANNED = 1091
"""Bytes of a text to scan: a code of version 23 holds them at level L (ISO/IEC 18004), 109 modules wide, which a phone
still reads off a screen."""
LETTER = 3
"""Bytes of a Chinese character."""


def text_to_send(result: Result, code: str) -> str:
    """For whoever it is sent to: first, in the person's own words, what they are to do, and the code by which they see
    the same; then the answer, what to do, all levels with clauses, fees and whom to ask, and where it comes from."""
    say = result.to_do[0].say if result.to_do else result.to_have_looked_up
    shown = f"自查码：{code}（在“咨询台”粘贴，看到的是同一份回答和结果）"
    answer, *more = _paragraphs(result)
    head = [_title(result), *([f"您好！{say}"] if say else []), shown]
    return _text([head, ["下面是我自查的结果，里面的“您”是我。", *answer], *more])


def _text(paragraphs: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _title(result: Result) -> str:
    return f"【{result.notice.about.short}·自查结果】"


def _paragraphs(result: Result) -> Iterator[list[str]]:
    """The lines of each. What to say stands above already."""
    notice, today = result.notice, result.today
    yield [result.title, *result.below]
    yield from _to_act(result)
    yield result.besides
    yield from _levels(result)
    if not result.possible:
        yield _ways(result)
    source = [f"依据：{notice.about.number}。{notice.about.only_for}", f"{chinese(today)}自查。"]
    yield source if result.never else [result.season.sentence, *source]


def _to_act(result: Result) -> Iterator[list[str]]:
    if result.to_do:
        first, *rest = result.to_do
        things = [replace(first, say=""), *rest]
        yield ["要做的事：", *map(to_do_line, range(1, len(things) + 1), things)]
    if result.to_look_up:
        yield [
            f"先查清这几项，{result.ask}",
            *(fact.sentence for fact in result.to_look_up),
            *then_asked(result),
        ]


def _levels(result: Result) -> Iterator[list[str]]:
    """Each with its reasons; those that one reason closes are a line, because it stands above them."""
    if alike := result.shut_alike:
        yield [f"{'、'.join(level.name for level in alike)}：{alike[0].word}"]
    for level in (*result.near, *result.far):
        if level not in alike:
            yield [*_level_lines(level)]


def _ways(result: Result) -> list[str]:
    """For somebody who can apply for nothing yet: what it would take."""
    able = [level for level in result.near if level.advice.nearest and not level.advice.stuck]
    lines = [f"以后怎样才能报{level.short}：{words}" for level in able for words in level.advice.nearest]
    return lines


def then_asked(result: Result) -> list[str]:
    """What may be asked once that is known, as a sentence; none where nothing is."""
    return [f"查清以后，可能还会问到：{'、'.join(result.asked_then)}。"] if result.asked_then else []


def text_to_scan(result: Result, code: str) -> str:
    """What, why, by when and whom to ask, and the code by which an officer sees the same: all that somebody takes along
    from a screen without an address."""
    unsure = [fact.name for fact in result.to_look_up]
    head = f"{result.title}。"
    lines = [
        f"要做的事：{'；'.join(thing.title for thing in result.to_do)}。" if result.to_do else "",
        _by_when(result),
        f"不清楚的，{result.ask}",
        f"{chinese(result.today)}自查。自查码 {code}",
    ]
    foot = "\n".join(filter(None, lines))
    room = SCANNED // LETTER - len(f"{head}\n\n{foot}".encode()) // LETTER - 1
    why = f"先查清：{'、'.join(unsure)}。" if unsure else "".join(result.closed_for_good) or brief(result, room)
    return f"{head}\n{why}\n{foot}"


def _by_when(result: Result) -> str:
    """The deadlines of what one may apply for; after them that they are over."""
    if result.closed or not result.best:
        return result.season.sentence if result.closed else ""
    return "".join(f"{period.deadline}。" for period in result.best.periods if period.deadline)


def to_do_line(number: int, thing: ToDo) -> str:
    """One thing to do, with what to say and its clause."""
    said = f"可以这样说：“{thing.say}”" if thing.say else ""
    return f"{number}. {thing.title}。{thing.first}{thing.text}{said}〔{thing.clause or ADVICE}〕"


def _level_lines(level: LevelResult) -> Iterator[str]:
    over = "（报名已截止）" if level.possible and level.over else ""
    yield f"{level.full}：{level.word}{over}{f'，{level.price}' if level.possible else ''}"
    if level.verdict == Verdict.UNKNOWN:
        yield f"· 还缺：{'、'.join(level.notice.facts[fact].short for fact in level.missing)}。"
    else:
        yield from (f"· {reason.sentence}{reason.cited}" for reason in level.grounds)
    if level.choices and level.verdict != Verdict.UNKNOWN:
        yield f"  （上面不是条条都要，{level.enough}）"
    if level.to_judge:
        yield f"· 还须由人认定：{'；'.join(item.what for item in level.to_judge)}"


def dates_text(notice: Notice, today: date, levels: Collection[str]) -> str:
    """The stages of these levels, as precisely as the notice gives them."""
    lines = [f"【{notice.about.short}·日程】"]
    for period in stages(notice, today, levels):
        unstated = "（具体哪天通知没写）" if period.precision == "month" else ""
        deadline = f"，{period.deadline}" if period.deadline else ""
        lines.append(f"· {period.name}：{period.when}{unstated}{deadline}〔{period.stage.clause}〕")
    return "\n".join([*lines, season(notice, today).sentence, f"依据：{notice.about.number}。{notice.about.only_for}"])
