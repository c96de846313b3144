"""One visitor's answers: kept in the session, mirrored into the address as one code, and never written anywhere else.

The address wins whenever it differs from what this session wrote last: then the visitor opened a link, reloaded, or
went back.
"""

from datetime import date
from functools import lru_cache
from time import monotonic

import streamlit as st

from gongqin_core import clock
from gongqin_core.comparing.series import series as series_of
from gongqin_core.comparing.series import usable_notices
from gongqin_core.judging.answers import Answer
from gongqin_core.judging.evaluate import Rules, rules_of
from gongqin_core.judging.words import procedure_of
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.caselink import PARAMETER, Case, CaseError, CaseTrouble, codes_in, decode, encode
from gongqin_core.take_away.result_sheet import Issued
from pages.components.server import address, content, kiosk

ROSTER = "roster"
"""Where a session keeps the officer's desk (`roster/desk.py`)."""
CALLS = "calls"
"""Where a session keeps the calls that 咨询台 has answered (`enquiry.py`)."""
LOOKED_AGAIN = 10
"""Seconds between two looks at the folder of notices, which every page would otherwise take."""
GENERATION = "generation"
BEGUN = "begun"
"""What stands in the address of a visitor who is past the start and has not answered yet."""
PLACE = "place"
"""Where a session keeps, and an address without answers says, whose notice it is about: the id of the notice in force
there. Only where there is more than one place."""


def notice() -> Notice:
    """The notice in force where the visitor's unit is."""
    found = content.in_force.notices()
    place: str | None = st.session_state.get(PLACE) if len(found) > 1 else None
    return load_notice(place) if place else found[0]


def places() -> tuple[Notice, ...]:
    """The notice in force of each place that there is to choose from. A kiosk stands in one, the first."""
    return content.in_force.notices()[: 1 if kiosk.on() else None]


def placed() -> bool:
    """Whether it is known which place the visitor is about."""
    return len(places()) == 1 or PLACE in st.session_state


def choose(notice_id: str) -> None:
    """Go on with the notice of another place; answers stay as far as it knows them."""
    code = encode(notice(), answers()) if answers() else ""
    _stay_at(notice_id)
    if code:
        _start_from(decode(code, lambda _: notice()).answers, "")
    else:
        renew()
        write_address()


def has_roster() -> bool:
    """Whether there is a roster on the officer's desk."""
    desk = st.session_state.get(ROSTER)
    return desk is not None and bool(desk.intake or desk.work or desk.review)


def _stay_at(notice_id: str) -> None:
    if notice_id in (known := [one.about.id for one in places()]) and len(known) > 1:
        st.session_state[PLACE] = notice_id


def _in_force_with(made_under: Notice) -> Notice:
    """The notice in force of the place of a notice; where there is none, that of the visitor."""
    return next((one for one in places() if one.about.place == made_under.about.place), notice())


def series() -> list[Notice]:
    """The notices of the same place, oldest first. What is new in the folder is seen within seconds."""
    return _series(notice(), _now())


def _now() -> int:
    return int(monotonic()) // LOOKED_AGAIN


@lru_cache(maxsize=64)
def _series(current: Notice, _: int) -> list[Notice]:
    return series_of(current, usable_notices().values()) or [current]


def rules() -> Rules:
    return rules_of(notice())


def today() -> date:
    """The day it is where the notice holds, for every page (`GONGQIN_TODAY` overrides the clock)."""
    return clock.today(notice().about.time_zone)


def answers() -> dict[str, Answer]:
    """Fact → answer, in the order in which they were given. Change them with `put` and `forget`."""
    kept: dict[str, Answer] = st.session_state.setdefault("answers", {})
    return kept


def procedure() -> str | None:
    """The code of the fact that picks steps and addresses, if it is known."""
    return procedure_of(notice(), answers())


def put(fact: str, answer: Answer) -> None:
    st.session_state.pop("address_trouble", None)
    answers()[fact] = answer
    write_address()


def drop(fact: str) -> None:
    """Take an answer back: it counts as not given."""
    answers().pop(fact, None)
    write_address()


def opened(message: str) -> Case:
    """The answers of a code, be it in a link or a message, as the notice in force of its place knows them, whichever
    notice it was made under. CaseError where there is no code, or that notice is not here."""
    trouble = CaseError(CaseTrouble.EMPTY)
    for code in codes_in(message):
        try:
            return decode(code, lambda made_under: _in_force_with(load_notice(made_under)))
        except CaseError as error:
            trouble = error
    raise trouble


def replace(case: Case) -> None:
    """Take over a whole case, with a word about it where it was made under other rules."""
    _stay_at(_in_force_with(load_notice(case.notice_id)).about.id)
    _start_from(case.answers, "" if case.same_rules and not case.dropped else _other_rules(case))


def _start_from(given: dict[str, Answer], trouble: str) -> None:
    st.session_state.answers = given
    st.session_state.address_trouble = trouble
    renew()
    leave_question()
    write_address()


def begin() -> None:
    """Go past the start, to the first question."""
    st.query_params.from_dict({BEGUN: "1"} | _place())


def begun() -> bool:
    """Whether the visitor is past the start; whoever comes with answers is."""
    return kiosk.on() or bool(answers()) or BEGUN in st.query_params


def begin_again() -> None:
    """Forget all, and ask the first question."""
    forget()
    if not kiosk.on():
        begin()


def ask(fact: str) -> None:
    """Put a question again, whatever is open."""
    leave_question()
    st.session_state.asking = fact


def leave_question() -> None:
    """Forget what belongs to the question on the page: that the visitor came back to it, what was wrong or typed."""
    for leftover in ("asking", "error", "typed"):
        st.session_state.pop(leftover, None)


def issued() -> Issued:
    """What a sheet or QR code made now carries: the case code, and where others reach this service."""
    return Issued(encode(notice(), answers()), address.reached())


def generation() -> int:
    """Counts the cases and rosters that were taken over or cleared away. It only ever grows."""
    return int(st.session_state.get(GENERATION, 0))


def renew() -> int:
    """Begin the next generation: every field on the page is a new one, and what a browser still holds for the old ones
    belongs to nothing."""
    st.session_state[GENERATION] = generation() + 1
    return generation()


def key(name: str, number: int | None = None) -> str:
    """The key of every widget that a visitor fills in: `name_g3` in generation 3, or in that of a `number` kept."""
    return f"{name}_g{generation() if number is None else number}"


def forget() -> None:
    """Start afresh: answers, address, and what was being typed. A roster on an officer's desk stays, and so do
    the calls answered."""
    renew()
    kept = {name: st.session_state[name] for name in (GENERATION, ROSTER, CALLS, PLACE) if name in st.session_state}
    st.session_state.clear()
    st.session_state.update(kept)
    st.query_params.from_dict(_place())


def write_address() -> None:
    if kiosk.on():
        return
    code = encode(notice(), answers()) if answers() else ""
    st.session_state.address = code
    if code:
        st.query_params.from_dict({PARAMETER: code})
    else:
        st.query_params.from_dict(({BEGUN: "1"} if BEGUN in st.query_params else {}) | _place())


def _place() -> dict[str, str]:
    return {PLACE: st.session_state[PLACE]} if PLACE in st.session_state else {}


def read_address(resumes: bool = False) -> None:
    """At the start of every run: take over a code that came from outside. `resumes`: a browser whose session is gone
    sends, along with the code, what stands in fields that were not handed in yet, and the page takes it."""
    code, begins = st.query_params.get(PARAMETER, ""), GENERATION not in st.session_state
    st.session_state.setdefault(GENERATION, 0)
    if not code:
        _stay_at(st.query_params.get(PLACE, ""))
    if kiosk.on() or code == st.session_state.get("address", ""):
        return
    if not code:  # back to before the first answer
        _start_from({}, "")
        return
    try:
        case = opened(code)
    except CaseError as error:
        st.session_state.address_trouble = str(error)
        write_address()
        return
    replace(case)
    if begins and resumes:
        st.session_state[GENERATION] = 0


def address_trouble() -> str:
    """What to say about the code the visitor came with; empty when it was fine."""
    return str(st.session_state.get("address_trouble", ""))


def _other_rules(case: Case) -> str:
    lost = f"有 {case.dropped} 个回答现在用不上了，请重新回答。" if case.dropped else ""
    if case.notice_id == notice().about.id:
        return f"这个链接是按以前的规则做的。您的回答已经取回，结果按现在的规则重新判断。{lost}"
    made_under = load_notice(case.notice_id).about.short
    return (
        f"这个链接是按另一份通知（{made_under}）做的。您的回答已经带过来，结果按现在这份通知重新判断。{lost}"
        "请看一看“您的回答”，和今年的情形不一样的，点“修改”。"
    )
