"""One question: the heading, the options, and what the visitor chose, turned into an answer or into what to do."""

from datetime import date

import streamlit as st

from gongqin_core.judging.answers import Answer, AnswerError, Span, read_answer
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.take_away.html import EMPTY, Html
from pages.components import session
from pages.components.pieces.html import alert, cite, fold, p, para, title
from pages.components.pieces.html import draw as put
from pages.components.pieces.labels import plain
from pages.components.question import pick, trade
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk

UNSURE = "unsure"
"""The choice “cannot tell” among a question's options; everywhere else it is None."""


def draw(fact: Fact) -> None:
    """Heading, hint, the form with 「继续」, and why it is asked. An answer given before is filled in."""
    error = st.session_state.get("error")
    if error:
        put(alert("还差一步", error))
    put(title(fact.question, css="question"), _again(fact), p(fact.hint, css="hint") if fact.hint else None)
    given = session.answers().get(fact.id, ...)
    if fact.type == "trade" and kiosk.on():
        trade.pad()
    with st.container(key=f"ask_{fact.type}"), st.form(session.key(f"form_{fact.id}"), border=False):
        match fact.type:
            case "multi":
                _draw_multi(fact, given)
            case "date":
                _draw_date(fact, given)
            case "trade":
                trade.draw(fact, given)
            case _:
                _draw_choice(fact, given)
        pressed = st.form_submit_button("继续", type="primary", on_click=_submit, args=(fact.id,), key="go_on")
    if not st.session_state.pop("taken", False) and pressed:
        # The connection was lost, and the session with it (a new server, a phone that slept): the new session had not
        # seen the button before it was pressed, so nobody took the answer.
        _submit(fact.id)
        st.rerun()
    put(fold("为什么问这个", para(fact.why, cite(session.notice(), fact.clause)), key=fact.id))
    if fact.type == "trade":
        put(trade.all_trades())


def spoken(fact: Fact) -> list[str]:
    """What is read aloud: what is wrong, the question, and its answers one by one."""
    options = [f"{option.label}。{option.hint or ''}" for option in fact.options]
    lines = [st.session_state.get("error"), fact.question, fact.hint, *options, fact.none, fact.unsure]
    return [line for line in lines if line]


def _submit(fact_id: str) -> None:
    st.session_state.taken = True
    fact = session.notice().facts[fact_id]
    try:
        answer = _read(fact)
    except NotYet as trouble:
        st.session_state.error = str(trouble)
        return
    session.leave_question()
    session.put(fact_id, answer)


def _read(fact: Fact) -> Answer:
    match fact.type:
        case "multi":
            return _read_multi(fact)
        case "date":
            return _read_date(fact)
        case "trade":
            return trade.read(fact)
    chosen = st.session_state.get(session.key(f"choice_{fact.id}"))
    if chosen is None:
        raise NotYet(fact.errors.empty)
    return None if chosen == UNSURE else str(chosen)


# —— one of several ——


def _draw_choice(fact: Fact, given: object) -> None:
    codes = [option.code for option in fact.options] + ([UNSURE] if fact.unsure else [])
    labels = {option.code: option.label for option in fact.options} | {UNSURE: fact.unsure or ""}
    chosen = UNSURE if given is None else given
    st.radio(
        fact.question,
        codes,
        index=codes.index(str(chosen)) if chosen in codes else None,
        format_func=lambda code: plain(labels[code]),
        captions=[plain(option.hint or "") for option in fact.options] + ([""] if fact.unsure else []),
        key=session.key(f"choice_{fact.id}"),
        label_visibility="collapsed",
        width="stretch",
    )


# —— any number of several ——


def _draw_multi(fact: Fact, given: object) -> None:
    for option in fact.options:
        label = plain(option.label) + (f"  \n:small[{plain(option.hint)}]" if option.hint else "")
        chosen = isinstance(given, frozenset) and option.code in given
        st.checkbox(label, chosen, key=_box(fact, option.code), width="stretch")
    if fact.none:
        st.checkbox(plain(fact.none), given == frozenset(), key=_box(fact, NONE), width="stretch")
    if fact.unsure:
        st.checkbox(plain(fact.unsure), given is None, key=_box(fact, UNSURE), width="stretch")


def _box(fact: Fact, code: str) -> str:
    return session.key(f"multi_{fact.id}_{code}")


def _read_multi(fact: Fact) -> Answer:
    ticked = {code for code in (*fact.codes, NONE, UNSURE) if st.session_state.get(_box(fact, code))}
    if not ticked:
        raise NotYet(fact.errors.empty)
    if len(ticked) > 1 and ticked & {NONE, UNSURE}:
        words = fact.none if NONE in ticked else fact.unsure
        raise NotYet(f"选了“{words}”，又选了别的。请只留一种。")
    return None if ticked == {UNSURE} else frozenset(ticked - {NONE})


# —— a date, asked for no more precisely than needed ——


def _again(fact: Fact) -> Html:
    missing = _missing(fact)
    return p(f"只到现在这样还定不下来，请补上{missing}。", css="again") if missing else EMPTY


def _missing(fact: Fact) -> str:
    """The part of a date without which nothing can be decided; empty when the visitor only came to change it."""
    given = session.answers().get(fact.id)
    if "asking" in st.session_state or not isinstance(given, Span) or given.settled or given.first == given.last:
        return ""
    return "日子" if date.fromordinal(given.first).month == date.fromordinal(given.last).month else "月份"


def _draw_date(fact: Fact, given: object) -> None:
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


def _read_date(fact: Fact) -> Answer:
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
