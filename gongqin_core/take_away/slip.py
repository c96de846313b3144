"""The result as text for a messenger, an answer to somebody who asked, and the dates: no name, no markup."""

from collections.abc import Collection, Iterator
from datetime import date

from ..guide.timetable import season, stages
from ..judging.verdict import Verdict
from ..judging.words import say
from ..notice.notice import Notice
from ..notice.rules_hash import rules_hash
from .level_result import LevelResult
from .result import Result


def plain_text(result: Result) -> str:
    """All levels with clauses, fees and whom to ask, and where it comes from."""
    notice, today = result.notice, result.today
    lines = [f"【{notice.about.short}·自查结果】", result.title, *result.below, ""]
    for level in (*result.near, *result.far):
        lines += [*_level_lines(level), ""]
    lines += [
        result.season.sentence,
        f"依据：{notice.about.number}。{notice.about.only_for}",
        f"规则校验码 {rules_hash(notice)}，{today.year} 年 {today.month} 月 {today.day} 日自查。",
    ]
    return "\n".join(lines)


def _level_lines(level: LevelResult) -> Iterator[str]:
    yield f"{level.name}：{level.verdict.label}{f'，{level.price}' if level.possible else ''}"
    for reason in level.grounds:
        yield f"· {reason.sentence}{reason.cited}"
    if level.choices:
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


def reply(result: Result) -> str:
    """A polite answer to somebody who asked: each level in a sentence or two with its clauses, what is missing, and who
    has to confirm what."""
    notice, facts = result.notice, result.notice.facts
    given = "；".join(f"{facts[fact].short}：{say(facts[fact], answer)}" for fact, answer in result.answers.items())
    lines = [f"您好！您说的情况是：{given or '还没有说'}。对照{notice.about.number}，结论如下。"]
    lines += map(_level_sentence, (*result.near, *result.far))
    lines += [*result.below, notice.about.only_for]
    return "\n".join(lines)


def _level_sentence(level: LevelResult) -> str:
    if level.verdict == Verdict.MET:
        per_person = "费用每人 " if level.fee.total is not None else ""
        return f"{level.name}：{level.verdict.label}。{per_person}{level.price}。"
    reasons = "".join(f"{reason.sentence[:-1]}（{reason.clause}）。" for reason in level.grounds)
    choice = f"（以上{level.enough}。）" if level.choices else ""
    return f"{level.name}：{level.verdict.label}。{reasons}{choice}"
