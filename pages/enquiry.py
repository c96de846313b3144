"""咨询台: an HR officer answers a call. All facts on one page in any order; the five verdicts follow at once."""

import re
from types import EllipsisType
from typing import NamedTuple

import streamlit as st

from gongqin_core.judging.answers import Answer, AnswerError
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.words import say
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.take_away.caselink import PARAMETER, CaseError, encode
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reply import asked_about, reply, spoken_question, usual, usual_words
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces import copying, finding, focus
from pages.components.pieces.enquiries import clauses_about, enquiries_about
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, draw, fold, heading, p, row, stack, table, tag
from pages.components.pieces.labels import plain
from pages.components.question import compact
from pages.components.result.cards import why

MOST_CALLS = 20
LONGEST_MESSAGE = 5000
"""Characters of what is pasted: a whole result as text has some 1500."""
USUAL_KEY = "Alt+P"
DIGITS = "123456789"
"""Levels with such a name are asked about with Alt and it."""
IN_A_MESSAGE = re.compile(r"[0-9]{1,3}\.[a-z][A-Za-z0-9._\s-]+")


def page() -> None:
    rules, answers = session.rules(), session.answers()
    result = Result(Explanation(rules, answers), session.today())
    name, ways_in = st.columns([3, 5], gap="medium", vertical_alignment="bottom")
    with name:
        draw(head("enquiry"))
    with ways_in, st.container(horizontal=True, vertical_alignment="bottom", key="desk_head"):
        _take_over()
        st.button("全部清除，接下一个", on_click=_next_caller, key="next_caller")
    told, answered = st.columns([7, 6], gap="medium")
    with answered, st.container(key="aside"):
        asked = _asked(result)
        _usual(result)
        _reply(result, asked)
        draw(heading("各级结论"), *map(_small_card, reversed(result.levels.values())))
    with told:
        _facts(rules.notice, result.matters, asked)
    _answered()
    _what_if(result)
    _look_up()
    focus.on_step(str(session.generation()), "咨询台", to=".st-key-facts input")


# —— one caller after another ——


class Call(NamedTuple):
    """A call that was answered: no name, only what was said."""

    code: str
    summary: str
    asked: str | None
    assumed: tuple[str, ...]


def _calls() -> list[Call]:
    """Of this session, the latest last; gone with it."""
    kept: list[Call] = st.session_state.setdefault(session.CALLS, [])
    return kept


def _next_caller() -> None:
    if answers := session.answers():
        rules, named = session.rules(), st.session_state.get(session.key("asked"))
        asked = asked_about(Result(Explanation(rules, answers), session.today()), named)
        said = "，".join(
            say(rules.notice.facts[fact], answer) for fact, answer in answers.items() if fact not in _assumed()
        )
        summary = f"{asked.short}{asked.verdict.label}：{said or '都按平常算'}"
        call = Call(encode(rules.notice, answers), summary, named, tuple(_assumed()))
        _calls()[:] = [*(other for other in _calls() if other != call), call][-MOST_CALLS:]
    session.forget()


def _answered() -> None:
    """The calls of this session, to be opened again."""
    if not _calls():
        return
    draw(heading("今天接过的"), p("只在这个页面里，关掉就没有了。没有姓名。", css="hint"))
    for number, call in enumerate(reversed(_calls())):
        st.button(plain(call.summary), key=f"call_{number}", type="tertiary", on_click=_open_again, args=(call,))


def _open_again(call: Call) -> None:
    session.replace(session.opened(call.code))
    st.session_state[session.key("assumed")] = list(call.assumed)
    st.session_state[session.key("asked")] = call.asked


def _take_over() -> None:
    with st.form(session.key("take_over"), border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "职工发来的自查码或链接",
            max_chars=LONGEST_MESSAGE,
            key=session.key("code"),
            autocomplete="off",
            placeholder="粘贴到这里",
        )
        st.form_submit_button("取回", on_click=_decode)
    if trouble := st.session_state.pop("code_trouble", ""):
        st.error(trouble)


def _decode() -> None:
    """A link, a code, or a message in which one of them stands."""
    pasted = str(st.session_state.get(session.key("code"), "")).rpartition(f"{PARAMETER}=")[2]
    code = IN_A_MESSAGE.search(pasted)
    try:
        session.replace(session.opened(code.group() if code else pasted))
    except CaseError as error:
        st.session_state.code_trouble = str(error)


# —— the facts ——


def _usual(result: Result) -> None:
    """What usually holds, stated with one press or one key; it stands in the reply as assumed. It comes after
    the fields, so that the way through them by Tab is short."""
    notice, open_usual = result.notice, usual(result)
    words, assumed = usual_words(notice, open_usual), usual_words(notice, _assumed())
    with st.container(key="usual"):
        if words:
            st.button("没说的都按平常算", key="as_usual", on_click=_assume, args=(open_usual,), shortcut=USUAL_KEY)
            draw(p(f"平常是：{words}。", css="hint"))
        elif assumed:
            st.button("不按平常算，再问", key="as_usual", on_click=_take_back, shortcut=USUAL_KEY)
        if assumed:
            draw(p(f"已按平常算：{assumed}。答复里会写明。", css="hint"))


def _assumed() -> list[str]:
    """The facts taken as usual for this caller."""
    kept: list[str] = st.session_state.setdefault(session.key("assumed"), [])
    return kept


def _assume(answers: dict[str, Answer]) -> None:
    for fact, answer in answers.items():
        session.put(fact, answer)
        _assumed().append(fact)
        key = session.key(f"desk_{fact}")
        st.session_state.pop(f"trouble_{key}", None)
        compact.fill(session.notice().facts[fact], answer, key)


def _take_back() -> None:
    for fact in _assumed():
        session.drop(fact)
        compact.clear(session.notice().facts[fact], session.key(f"desk_{fact}"))
    _assumed().clear()


def _facts(notice: Notice, matters: dict[str, tuple[str, ...]], asked: LevelResult) -> None:
    """In the notice's order of asking. What cannot matter now is hidden, and named below; what was taken as usual is
    hidden too, and named beside the reply."""
    shown, given, assumed = list(notice.facts), session.answers(), set(_assumed())
    ahead = [fact for fact in matters if asked.id in matters[fact]] or list(matters)
    following = next((fact for fact in shown if fact in ahead and fact not in given), next(iter(ahead), None))
    idle = [fact for fact in shown if fact not in matters and fact not in given and fact != notice.about.procedure]
    with st.container(key="facts"):
        for fact in shown:
            faded = fact in idle or fact in assumed
            place = "now" if fact == following else "faded" if faded else "row"
            _fact(notice.facts[fact], given.get(fact, ...), _names(notice, matters.get(fact, ())), place)
    if idle:
        draw(p(f"现在不用问：{'、'.join(notice.facts[fact].short for fact in idle)}。", css="hint"))


def _names(notice: Notice, levels: tuple[str, ...]) -> str:
    return "、".join(notice.level[level].short for level in reversed(levels))


def _fact(fact: Fact, given: Answer | EllipsisType, decides: str, place: str) -> None:
    """`place`: now for the next question, row, or faded. `decides`: the levels that hang on it. The container stays the
    same one wherever the mark goes, so that the field in it keeps the keyboard's focus."""
    key = session.key(f"desk_{fact.id}")
    with st.container(key=f"fact_{fact.id}"):
        hint = element("span", f"关系到{decides}", css="hint")
        says = p(bold("下一问"), f"“{spoken_question(fact)}”", hint, css="next") if place == "now" else ""
        draw(element("div", says, css=f"mark {place}", data_fact=fact.id))
        compact.draw(fact, given, key, lambda: _keep(fact, key))
        if trouble := st.session_state.get(f"trouble_{key}"):
            draw(p(f"{fact.short}：{trouble}", css="wrong"))


def _keep(fact: Fact, key: str) -> None:
    """Take over what was chosen or typed; emptied means not given."""
    st.session_state.pop(f"trouble_{key}", None)
    if fact.id in _assumed():
        _assumed().remove(fact.id)
    typed = compact.typed(key)
    if not typed:
        session.drop(fact.id)
        return
    try:
        session.put(fact.id, read_cell(fact, typed))
    except AnswerError as error:
        session.drop(fact.id)
        st.session_state[f"trouble_{key}"] = f"“{typed}”没有算进去。{error.why}"


# —— the answer ——


def _asked(result: Result) -> LevelResult:
    """The level the caller asks about; where none is named, the one that is nearest."""
    named = st.session_state.get(session.key("asked"))
    draw(p("他问哪一级", css="label"))
    with st.container(horizontal=True, key="asked"):
        for level in result.levels.values():
            st.button(
                plain(level.short),
                key=session.key(f"asked_{level.id}"),
                type="primary" if level.id == named else "secondary",
                on_click=_name,
                args=(None if level.id == named else level.id,),
                shortcut=f"Alt+{level.id}" if level.id in DIGITS else None,
            )
    return asked_about(result, named)


def _name(level: str | None) -> None:
    st.session_state[session.key("asked")] = level


def _reply(result: Result, asked: LevelResult) -> None:
    text = reply(result, asked.id, _assumed())
    with st.container(key="reply"):
        draw(stack(heading("给他的答复") + p(text, css="reply"), copying.button("复制答复", text)))


def _small_card(level: LevelResult) -> Html:
    """One row: the verdict, and the reasons on demand."""
    body = why(level)
    price = element("span", level.price, css="price") if level.possible else None
    row = join([heading(level.name, level=3), tag(level.verdict, level.word), price])
    inner = fold(row, body, key=level.id) if body else element("div", row, css="row")
    return element("section", inner, css=f"card small {level.verdict.code}", data_level=level.name)


def _what_if(result: Result) -> None:
    notice = result.notice
    draw(heading("如果改一项会怎样"), p("原来的回答不动，只看结论差在哪里。"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "改哪一项",
            list(notice.facts),
            None,
            format_func=lambda f: notice.facts[f].short,
            placeholder="选一项",
            key=session.key("if_fact"),
        )
        if chosen is None:
            return
        key = session.key(f"if_{chosen}")
        compact.draw(notice.facts[chosen], ..., key, None)
    typed = compact.typed(key)
    if not typed:
        return
    try:
        answers = {**result.answers, chosen: read_cell(notice.facts[chosen], typed)}
    except AnswerError as error:
        draw(p(f"“{typed}”看不懂。{error.why}", css="wrong"))
        return
    before, after = session.rules().verdicts(result.answers), session.rules().verdicts(answers)
    rows = [
        row(notice.level[level].name, tag(was), tag(after[level]), css="changed" if was != after[level] else "")
        for level, was in reversed(before.items())
    ]
    draw(
        p("改了以后，各级结论都和现在一样。") if before == after else None,
        table(["", "现在", "改了以后"], rows),
    )


def _look_up() -> None:
    notice = session.notice()
    draw(heading("查问答和条款"))
    label = "写几个字，如：缴费、换岗、学历；也可以写条号"
    finding.found(label, lambda text: enquiries_about(notice, text, 5) + clauses_about(notice, text), "desk_search")


page()
