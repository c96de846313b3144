"""What is said of one level, piece by piece. It comes with the level's result; here is only how it looks."""

from collections.abc import Container, Iterator

from gongqin_core.guide.checklist import Checklist, told
from gongqin_core.guide.timetable import Period
from gongqin_core.judging.prices import Price
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.preparation import Item, Steps
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reasons import WordedReason
from pages.components.pieces.html import bold, bullets, cite, fold, heading, p, para
from pages.components.pieces.online import WHERE, where
from pages.components.result.ahead import ahead


def part(level: LevelResult, *content: Html | None) -> Html:
    """A piece of the page that is about one level."""
    return element("section", *content, css=f"about {level.verdict.code}", data_level=level.name, data_fold=level.id)


def details(level: LevelResult, asked: Container[str]) -> Html:
    """All of a level that has no card of its own: why, and what it would take; folded: what holds already, who still
    judges, and what to prepare. `asked`: whom to ask, where that stands already."""
    notes = join(p(note, css="note") for note in level.notes)
    return join([why(level, asked), notes, ahead(level), folds(level, alone=False)])


def folds(level: LevelResult, alone: bool = True) -> Html:
    """What it rests on, with every clause, and what people still judge; what to bring, how and when, and the fee.
    `alone`: whether the grounds and the notes stand in the first of these, because elsewhere they have no clauses."""
    prepare = fold("带什么、怎么办、多少钱", _preparation(level), key="prepare") if level.possible else None
    return join([_basis(level, alone), prepare])


def why(level: LevelResult, asked: Container[str] = ()) -> Html:
    """The reasons, alternatives side by side, and whom to ask, unless that was `asked` already."""
    notice = level.notice
    parts = [bullets((_reason(notice, reason) for reason in level.common), "reasons")]
    if level.choices:
        ways = (join(element("div", _reason(notice, reason)) for reason in way) for way in level.choices)
        parts += [p(f"{level.choice}："), bullets(ways, "ways")]
    return join([*parts, *(p(sentence, css="ask") for sentence in level.asks if sentence not in asked)])


def _reason(notice: Notice, reason: WordedReason) -> Html:
    clause = cite(notice, reason.clause)
    if reason.missing:
        return join([reason.lead, bold("、".join(reason.missing)), f"（{reason.need}）" if reason.need else "", clause])
    lead = reason.lead if reason.verdict == Verdict.NOT_MET else ""
    return join([lead, reason.need, clause, _you(reason)])


def _grounds(notice: Notice, reasons: list[WordedReason]) -> Iterator[Html]:
    """Reasons one by one; what several of them rest on, an answer to one question, is said at the last."""
    for place, reason in enumerate(reasons):
        again = reason.yours in [other.yours for other in reasons[place + 1 :]]
        bare = reason.verdict == Verdict.MET and again
        yield join([reason.need, cite(notice, reason.clause)]) if bare else _reason(notice, reason)


def _you(reason: WordedReason) -> Html:
    """What the person has, on a line of its own; the point of it unless all is well."""
    return element("span", reason.yours, css=f"you {reason.verdict.code}") if reason.yours else EMPTY


def _basis(level: LevelResult, alone: bool) -> Html:
    if level.closed:
        return EMPTY
    held = [reason for reason in level.satisfied if level.verdict < Verdict.MET or reason not in level.grounds]
    shown = [*(level.grounds if alone else ()), *held]
    notes = [*(level.notes if alone else ()), *level.readings]
    body = join(
        [
            bullets(_grounds(level.notice, shown)),
            _to_judge(level),
            *(p(text, css="note") for text in dict.fromkeys(notes)),
        ]
    )
    counted = [f"符合 {len(level.satisfied)} 项"] if level.satisfied else []
    counted += [f"还须由人认定 {len(level.to_judge)} 项"] if level.to_judge else []
    return fold(f"依据：{'，'.join(counted) or '通知怎么写的'}", body, key="basis") if body else EMPTY


def _to_judge(level: LevelResult) -> Html:
    """By office, one below the other; how one gets to it stands there once, unless it is whom one asks about the level
    anyway."""
    by_office: dict[tuple[str, str], list[Html]] = {}
    for item in level.to_judge:
        by_office.setdefault((item.who, item.ask), []).append(join([item.what, cite(level.notice, item.clause)]))
    return join(
        element(
            "div",
            p(bold(f"还须由{who}认定：")),
            bullets(items),
            p(ask, css="ask") if ask and ask not in level.asks else None,
            css="judged",
        )
        for (who, ask), items in by_office.items()
    )


def _preparation(level: LevelResult) -> Html:
    return join([_fee(level), _prepare(level), _when(level)])


def _fee(level: LevelResult) -> Html:
    notice, fee = level.notice, level.fee
    extras = (para(f"{extra.name}：{extra.text}", cite(notice, extra.clause)) for extra in notice.extras)
    body = [
        *(para(_sum(price), cite(notice, fee.clause)) for price in level.prices),
        p(fee.note) if fee.note else None,
        *extras,
    ]
    return fold(f"费用 {level.price}怎么来的" if level.fee_items else "费用", join(body))


def _sum(price: Price) -> str:
    """What a price is made of, and that the notice does not say."""
    unsaid = not price.items and price.cost.total is not None
    return f"{price.sum}{'，分哪几项通知没写' if unsaid else ''}"


def _prepare(level: LevelResult) -> Html:
    notice, lists = level.notice, level.checklist
    parts = {
        WHERE: where(notice),
        "要带什么": _bring(notice, lists),
        "怎么办、找谁": join(_how(notice, lists.steps)),
        "不照办会怎样": items(notice, lists.consequences),
    }
    return join(fold(title, body) for title, body in parts.items() if body)


def _how(notice: Notice, steps_of_each: tuple[Steps, ...]) -> list[Html]:
    """The worker's own steps, and folded away those of others."""
    return [
        fold(part.title, steps(notice, part)) if i else heading(part.title, level=4) + steps(notice, part)
        for i, part in enumerate(steps_of_each)
    ]


def _bring(notice: Notice, lists: Checklist) -> Html:
    parts = [heading("通知写明的", level=4), items(notice, lists.stated) or p("通知没有列材料。")]
    if maybe := items(notice, lists.ask_first):
        parts += [heading("可能需要，请先问单位", level=4), maybe]
    return join(parts)


def _when(level: LevelResult) -> Html:
    periods = bullets(_period(level.notice, period) for period in level.periods)
    return fold("什么时候", periods) if periods else EMPTY


def _period(notice: Notice, period: Period) -> Html:
    deadline = ["　", bold(period.deadline)] if period.deadline else []
    return join([bold(period.name), f"　{period.when}", *deadline, cite(notice, period.stage.clause)])


def steps(notice: Notice, part: Steps) -> Html:
    """What one kind of unit (or the worker) does, in order."""
    return bullets((join([told(step), cite(notice, step.clause)]) for step in part.steps), numbered=True)


def items(notice: Notice, shown: tuple[Item, ...]) -> Html:
    """Documents or consequences with their clauses."""
    return bullets(join([item.text, cite(notice, item.clause)]) for item in shown)
