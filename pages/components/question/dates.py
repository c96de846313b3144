"""The question for a date: by decade, year and only then month, or typed; asked for no more precisely than needed."""

from datetime import date
from types import EllipsisType

import streamlit as st

from gongqin_core.judging.answers import Answer, AnswerError, Span, read_answer
from gongqin_core.judging.dates import NoDate, read_date
from gongqin_core.judging.words import UNSURE_WORDS
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.notice.spelling import spelling
from gongqin_core.roster.said import says_none
from gongqin_core.take_away.html import EMPTY, Html
from pages.components import session
from pages.components.pieces.html import p
from pages.components.pieces.labels import plain
from pages.components.question.choices import UNSURE
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk

PARTS = ("decade", "year", "special", "written")
"""The ways to say a year: where one is used, what stands in the others no longer counts."""


def again(fact: Fact) -> Html:
    missing = _missing(fact)
    return p(f"只到现在这样还定不下来，请补上{missing}。", css="again") if missing else EMPTY


def _missing(fact: Fact) -> str:
    """The part of a date without which nothing can be decided; empty when the visitor only came to change it."""
    given = session.answers().get(fact.id)
    if "asking" in st.session_state or not isinstance(given, Span) or given.settled or given.first == given.last:
        return ""
    return "日子" if date.fromordinal(given.first).month == date.fromordinal(given.last).month else "月份"


def draw(fact: Fact, given: Answer | EllipsisType) -> None:
    """No fragment: one press of 「继续」 that also ends the typing would be lost in it."""
    span = given if isinstance(given, Span) else None
    # What is missing comes first, where it is seen at once.
    if span and _missing(fact):
        _draw_parts(fact, span, wanted=True)
        _draw_year(fact, given, date.fromordinal(span.first))
    else:
        _draw_year(fact, given, date.fromordinal(span.first) if span else None)
        if span:
            _draw_parts(fact, span, wanted=span.settled)
    if not kiosk.on():
        st.text_input(
            "也可以直接写，如 1998.7 或 九八年七月",
            key=_key("written", fact),
            autocomplete="off",
            max_chars=40,
            on_change=_wrote,
            args=(fact,),
        )


def _wrote(fact: Fact) -> None:
    """What cannot be read is said at once, also to somebody who has pressed Enter and not 继续."""
    _leave_others(fact, "written")
    if written := str(st.session_state.get(_key("written", fact)) or "").strip():
        try:
            _read_written(fact, written)
        except NotYet as trouble:
            st.session_state.error = str(trouble)


def _draw_year(fact: Fact, given: Answer | EllipsisType, since: date | None) -> None:
    special = {code: words for code, words in ((NONE, fact.none), (UNSURE, fact.unsure)) if words}
    first, last = fact.years or (1950, session.today().year)
    years = sorted({*range(first, last + 1), *([since.year] if since else [])})
    decades = list(dict.fromkeys(str(year // 10 * 10) for year in years))
    _pills("哪个年代", "decade", {decade: f"{decade} 年代" for decade in decades}, _decade(since), fact)
    if decade := st.session_state.get(_key("decade", fact)):
        of_decade = {str(year): str(year) for year in years if str(year // 10 * 10) == decade}
        _pills("哪一年", "year", of_decade, str(since.year) if since else None, fact)
    if special:
        _pills("都不是", "special", special, UNSURE if given is None else NONE if given == NONE else None, fact)


def _draw_parts(fact: Fact, span: Span, wanted: bool) -> None:
    """Month and day: those that are known, and where the year does not do, the next."""
    since, until = date.fromordinal(span.first), date.fromordinal(span.last)
    month = since.month if since.month == until.month else None
    day = since.day if since == until else None
    if month or wanted:
        _draw_part("几月", "month", 12, month, span.settled, fact)
    if day or (month and wanted):
        _draw_part("几日", "day", 31, day, span.settled, fact)


def _draw_part(label: str, name: str, last: int, known: int | None, settled: bool, fact: Fact) -> None:
    options = {**{str(number): str(number) for number in range(1, last + 1)}, UNSURE: "说不清"}
    _pills(label, name, options, str(known) if known else UNSURE if settled else None, fact)


def _pills(label: str, name: str, options: dict[str, str], chosen: str | None, fact: Fact) -> None:
    key = _key(name, fact)
    st.pills(
        label,
        list(options),
        default=chosen if chosen in options and key not in st.session_state else None,
        format_func=lambda code: plain(options[code]),
        key=key,
        label_visibility="collapsed" if name == "special" else "visible",
        on_change=_leave_others,
        args=(fact, name),
        width="stretch",
    )


def _leave_others(fact: Fact, used: str) -> None:
    """One way to say it at a time; a year goes with its decade."""
    kept = {"year": {"decade", "year"}}.get(used, {used})
    st.session_state.pop("error", None)  # it was about the other way
    if used in PARTS and st.session_state.get(_key(used, fact)):
        for name in PARTS:
            if name not in kept and _key(name, fact) in st.session_state:
                st.session_state[_key(name, fact)] = "" if name == "written" else None


def _key(name: str, fact: Fact) -> str:
    return session.key(f"{name}_{fact.id}")


def _decade(day: date | None) -> str | None:
    return str(day.year // 10 * 10) if day else None


def read(fact: Fact) -> Answer:
    kept = {name: st.session_state.get(_key(name, fact)) for name in PARTS}
    if written := str(kept["written"] or "").strip():
        answer = _read_written(fact, written)
        _tap_instead(fact, answer)
        return answer
    if kept["special"]:
        return NONE if kept["special"] == NONE else None
    if not (kept["decade"] and kept["year"]):
        raise NotYet(
            f"请再点是哪一年；记不准，就选“{fact.unsure}”，结果里会说哪几年够。"
            if kept["decade"]
            else fact.errors.empty
        )
    year, month, day = kept["year"], *(st.session_state.get(_key(name, fact), ...) for name in ("month", "day"))
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


def _read_written(fact: Fact, written: str) -> Answer:
    """As people write dates, or that they cannot tell; what cannot be read stays in the field."""
    if spelling(written) in (UNSURE_WORDS, spelling(fact.unsure or UNSURE_WORDS)):
        return None
    if says_none(fact, written):
        return NONE
    try:
        return read_date(written, fact.years)
    except NoDate as trouble:
        why = trouble.why or "看不出是哪年哪月。请写成 1998.7 这样，或者在上面点年代和年份"
        raise NotYet(f"“{written}”：{why}。") from None


def _tap_instead(fact: Fact, span: Answer) -> None:
    """Asked again for its month or day, a year that was written stands where it would have been tapped."""
    if not isinstance(span, Span):
        return
    since, until = date.fromordinal(span.first), date.fromordinal(span.last)
    month = str(since.month) if since.month == until.month and since.year == until.year else None
    day = str(since.day) if since == until else None
    taps = {"decade": _decade(since), "year": str(since.year), "special": None, "month": month, "day": day}
    for name, tap in taps.items():
        if name in PARTS or _key(name, fact) in st.session_state:
            st.session_state[_key(name, fact)] = tap
    st.session_state[_key("written", fact)] = ""
