"""All facts on one page, in the notice's order of asking."""

from collections.abc import Collection
from types import EllipsisType

import streamlit as st

from gongqin_core.guide.trade_hints import near_answers, near_trades, trade_hint
from gongqin_core.judging.answers import Answer, AnswerError
from gongqin_core.judging.interview import open_levels
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.take_away.html import element
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reply import spoken_question
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces.html import bold, draw, p
from pages.components.question import compact


def draw_facts(result: Result, asked: LevelResult, assumed: list[str]) -> None:
    """What cannot matter now is hidden, and named below; what was `assumed` is hidden too, and named beside the
    reply."""
    notice, matters = result.notice, result.matters
    shown, given = list(notice.facts), session.answers()
    ahead = [fact for fact in matters if asked.id in matters[fact]] or list(matters)
    following = next((fact for fact in shown if fact in ahead and fact not in given), next(iter(ahead), None))
    asked_then = {*matters, *_asked_by_the_right_name(result)}
    idle = [fact for fact in shown if fact not in asked_then and fact not in given and fact != notice.about.procedure]
    with st.container(key="facts"):
        for fact in shown:
            faded = fact in idle or fact in assumed
            place = "now" if fact == following else "faded" if faded else "row"
            _draw_fact(notice.facts[fact], given.get(fact, ...), _names(notice, matters.get(fact, ())), place, assumed)
    if idle:
        draw(p(f"现在不用问：{'、'.join(notice.facts[fact].short for fact in idle)}。", css="hint"))


def _asked_by_the_right_name(result: Result) -> set[str]:
    """What matters where a usual word for a trade (司机) turns out to be one of the names near it."""
    rules, answers = result.explanation.rules, result.explanation.answers
    near = [(fact, name) for fact, names in near_answers(result.notice, answers).items() for name in names]
    return {asked for fact, name in near for asked in open_levels(rules, {**answers, fact: name})}


def put(fact: str, answer: Answer) -> None:
    """An answer that nobody typed, in its field too."""
    session.put(fact, answer)
    key = _key(fact)
    st.session_state.pop(_trouble(fact), None)
    compact.fill(session.notice().facts[fact], answer, key)


def drop(fact: str) -> None:
    """No answer, and an empty field."""
    session.drop(fact)
    compact.clear(session.notice().facts[fact], _key(fact))


def _names(notice: Notice, levels: Collection[str]) -> str:
    return "、".join(notice.level[level].short for level in reversed(list(levels)))


def _draw_fact(fact: Fact, given: Answer | EllipsisType, decides: str, place: str, assumed: list[str]) -> None:
    """`place`: now for the next question, row, or faded. `decides`: the levels that hang on it. The container stays the
    same one wherever the mark goes, so that the field in it keeps the keyboard's focus."""
    with st.container(key=f"fact_{fact.id}"):
        hint = element("span", f"关系到{decides}", css="hint")
        says = p(bold("下一问"), f"“{spoken_question(fact)}”", hint, css="next") if place == "now" else ""
        draw(element("div", says, css=f"mark {place}", data_fact=fact.id))
        compact.draw(fact, given, _key(fact.id), lambda: _keep(fact, assumed))
        draw_trade_hint(fact, given)
        if trouble := st.session_state.get(_trouble(fact.id)):
            draw(p(f"{fact.short}：{trouble}", css="wrong"))


def draw_trade_hint(fact: Fact, given: Answer | EllipsisType) -> None:
    """Beside a trade that stands in no catalogue: which names are near it. What was said stays as it is."""
    if fact.type == "trade" and isinstance(given, str):
        notice = session.notice()
        if hint := trade_hint(notice, near_trades(notice, given)):
            draw(p(f"{hint}。", css="hint near"))


def _keep(fact: Fact, assumed: list[str]) -> None:
    """Take over what was chosen or typed; emptied means not given."""
    st.session_state.pop(_trouble(fact.id), None)
    if fact.id in assumed:
        assumed.remove(fact.id)
    typed = compact.typed(_key(fact.id))
    if not typed:
        session.drop(fact.id)
        return
    try:
        session.put(fact.id, read_cell(fact, typed))
    except AnswerError as error:
        session.drop(fact.id)
        st.session_state[_trouble(fact.id)] = f"“{typed}”没有算进去。{error.why}"


def _key(fact: str) -> str:
    return session.key(f"desk_{fact}")


def _trouble(fact: str) -> str:
    return f"trouble_{_key(fact)}"
