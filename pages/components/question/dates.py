"""The question for a date, asked for no more precisely than needed."""

from datetime import date

import streamlit as st

from gongqin_core.judging.answers import Answer, AnswerError, Span, read_answer
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.take_away.html import EMPTY, Html
from pages.components import session
from pages.components.pieces.html import p
from pages.components.question import pick
from pages.components.question.choices import UNSURE
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk


def again(fact: Fact) -> Html:
    missing = _missing(fact)
    return p(f"只到现在这样还定不下来，请补上{missing}。", css="again") if missing else EMPTY


def _missing(fact: Fact) -> str:
    """The part of a date without which nothing can be decided; empty when the visitor only came to change it."""
    given = session.answers().get(fact.id)
    if "asking" in st.session_state or not isinstance(given, Span) or given.settled or given.first == given.last:
        return ""
    return "日子" if date.fromordinal(given.first).month == date.fromordinal(given.last).month else "月份"


def draw(fact: Fact, given: object) -> None:
    special = {code: words for code, words in ((NONE, fact.none), (UNSURE, fact.unsure)) if words}
    first, last = fact.years or (1950, session.today().year)
    span = given if isinstance(given, Span) else None
    since, until = (date.fromordinal(span.first), date.fromordinal(span.last)) if span else (None, None)
    years = {*range(first, last + 1), *([since.year] if since else [])}
    chosen = UNSURE if given is None else NONE if given == NONE else str(since.year) if since else None
    with st.container(horizontal=not kiosk.on()):
        pick.one("年份", "年", sorted(years, reverse=True), special, chosen, session.key(f"year_{fact.id}"))
        if span and since and until:
            month = since.month if since.month == until.month else None
            day = since.day if since == until else None
            wanted = span.settled or bool(_missing(fact))
            if month or wanted:
                _draw_part("月份", "月", 12, month, span.settled, session.key(f"month_{fact.id}"))
            if day or (month and wanted):
                _draw_part("日子", "日", 31, day, span.settled, session.key(f"day_{fact.id}"))


def _draw_part(label: str, unit: str, last: int, known: int | None, settled: bool, key: str) -> None:
    chosen = str(known) if known else UNSURE if settled else None
    pick.one(label, unit, list(range(1, last + 1)), {UNSURE: "说不清"}, chosen, key)


def read(fact: Fact) -> Answer:
    keys = [session.key(f"{part}_{fact.id}") for part in ("year", "month", "day")]
    year, month, day = (st.session_state.get(key, ...) for key in keys)
    if year in (None, ...):
        raise NotYet(fact.errors.empty)
    if year in (NONE, UNSURE):
        return NONE if year == NONE else None
    if month is None or (day is None and month != UNSURE):
        missing = "月份" if month is None else "日子"
        raise NotYet(f"请选{missing}；想不起来，就选“说不清”。")
    parts = [str(year)]
    if month is not ...:
        parts.append("XX" if month == UNSURE else f"{int(month):02}")
    if day is not ... and month != UNSURE:
        parts.append("XX" if day == UNSURE else f"{int(day):02}")
    try:
        return read_answer(fact, "-".join(parts))
    except AnswerError:
        raise NotYet(f"{year} 年 {month} 月没有 {day} 日。请看看月份和日子对不对。") from None
