"""咨询台: an HR officer answers a call. All facts on one page in any order; the five verdicts follow at once."""

import re

import streamlit as st

from gongqin_core.judging.answers import AnswerError
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.interview import open_questions
from gongqin_core.notice.questions import Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.take_away.caselink import PARAMETER, CaseError
from gongqin_core.take_away.html import Html, element
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import reply
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.enquiries import clauses_about, enquiries_about
from pages.components.pieces.html import draw, fold, heading, p, row, table, tag, title
from pages.components.question import compact
from pages.components.result.cards import why

IN_A_MESSAGE = re.compile(r"[0-9]{1,3}\.[a-z][A-Za-z0-9._\s-]+")


def page() -> None:
    rules, answers = session.rules(), session.answers()
    draw(
        title("咨询台"),
        p("给人事用：问到什么填什么，不分先后，没问到的空着。各级结论马上跟着变。不要填姓名和身份证号。"),
    )
    _take_over()
    facts, verdicts = st.columns([3, 2], gap="medium")
    values = rules.values(answers)
    matters = set(open_questions(rules, answers, values))
    with facts, st.container(key="facts"):
        for fact in rules.notice.facts.values():
            _fact(fact, fact.id in matters or fact.id in answers or fact.id == rules.notice.about.procedure)
        st.button("全部清除，接下一个", on_click=session.forget, key="next_caller")
    result = Result(Explanation(rules, answers, values), session.today())
    with verdicts, st.container(key="verdicts"):
        draw(heading("各级结论"), *map(_small_card, reversed(result.levels.values())))
        copying.button("复制答复", reply(result), key=session.key("copy_reply"))
    _what_if(result)
    _look_up()


def _take_over() -> None:
    with st.form(session.key("take_over"), border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "职工发来的自查码或链接", key=session.key("code"), autocomplete="off", placeholder="粘贴到这里，自动填好"
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


def _fact(fact: Fact, matters: bool) -> None:
    key = session.key(f"desk_{fact.id}")
    with st.container(key=f"{'row' if matters else 'faded'}_{fact.id}"):
        compact.draw(fact, session.answers().get(fact.id, ...), key, lambda: _keep(fact, key))
        if trouble := st.session_state.get(f"trouble_{key}"):
            draw(p(f"{fact.short}：{trouble}", css="wrong"))


def _keep(fact: Fact, key: str) -> None:
    """Take over what was chosen or typed; emptied means not given."""
    st.session_state.pop(f"trouble_{key}", None)
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


def _small_card(level: LevelResult) -> Html:
    body = why(level)
    parts = [
        heading(level.name, level=3),
        tag(level.verdict),
        f"　{level.price}",
        fold("依据", body, key=level.id) if body else None,
    ]
    return element("section", *parts, css=f"card small {level.verdict.code}")


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
    text = st.text_input(label, key=session.key("desk_search"), max_chars=60).strip()
    if not text:
        return
    draw(enquiries_about(notice, text, 5) + clauses_about(notice, text) or p("没有找到，换个说法试试。"))


page()
