"""咨询台: an HR officer answers a call. All facts on one page in any order; the five verdicts follow at once."""

import re
from html import escape

import streamlit as st

from gongqin_core.judging.answers import AnswerError
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.interview import open_questions
from gongqin_core.notice.questions import Fact
from gongqin_core.roster.cells import read_cell
from gongqin_core.take_away.caselink import PARAMETER, CaseError
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import reply
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.asked import clauses_about, enquiries_about
from pages.components.pieces.html import tag
from pages.components.pieces.markup import fold
from pages.components.question import compact as desk
from pages.components.result.cards import why

IN_A_MESSAGE = re.compile(r"[0-9]{1,3}\.[a-z][A-Za-z0-9._\s-]+")


def page() -> None:
    rules, answers = session.rules(), session.answers()
    st.html(
        '<h1 tabindex="-1">咨询台</h1><p>给人事用：问到什么填什么，不分先后，没问到的空着。各级结论马上跟着变。'
        "不要填姓名和身份证号。</p>"
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
        st.html(_verdicts(result))
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
        desk.draw(fact, session.answers().get(fact.id, ...), key, lambda: _keep(fact, key))
        if trouble := st.session_state.get(f"trouble_{key}"):
            st.html(f'<p class="wrong">{escape(fact.short)}：{escape(trouble)}</p>')


def _keep(fact: Fact, key: str) -> None:
    """Take over what was chosen or typed; emptied means not given."""
    st.session_state.pop(f"trouble_{key}", None)
    typed = desk.typed(key)
    if not typed:
        session.drop(fact.id)
        return
    try:
        session.put(fact.id, read_cell(fact, typed))
    except AnswerError as error:
        session.drop(fact.id)
        st.session_state[f"trouble_{key}"] = f"“{typed}”没有算进去。{error.why}"


# —— the answer ——


def _verdicts(result: Result) -> str:
    return "<h2>各级结论</h2>" + "".join(map(_small_card, reversed(result.levels.values())))


def _small_card(level: LevelResult) -> str:
    body = why(level)
    return (
        f'<section class="card small {level.verdict.code}"><h3>{escape(level.name)}'
        f"</h3>{tag(level.verdict)}　{level.price}{fold('依据', body) if body else ''}</section>"
    )


def _what_if(result: Result) -> None:
    notice = result.notice
    st.html("<h2>如果改一项会怎样</h2><p>原来的回答不动，只看结论差在哪里。</p>")
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
        desk.draw(notice.facts[chosen], ..., key, None)
    typed = desk.typed(key)
    if not typed:
        return
    try:
        answers = {**result.answers, chosen: read_cell(notice.facts[chosen], typed)}
    except AnswerError as error:
        st.html(f'<p class="wrong">“{escape(typed)}”看不懂。{escape(error.why)}</p>')
        return
    before, after = session.rules().verdicts(result.answers), session.rules().verdicts(answers)
    rows = [
        f'<tr class="{"changed" if before[level] != after[level] else ""}"><th scope="row">'
        f"{escape(notice.level[level].name)}</th><td>{tag(before[level])}</td><td>{tag(after[level])}</td></tr>"
        for level in reversed(before)
    ]
    same = "<p>改了以后，各级结论都和现在一样。</p>" if before == after else ""
    st.html(f"{same}<table><tr><td></td><th>现在</th><th>改了以后</th></tr>{''.join(rows)}</table>")


def _look_up() -> None:
    notice = session.notice()
    st.html("<h2>查问答和条款</h2>")
    label = "写几个字，如：缴费、换岗、学历；也可以写条号"
    text = st.text_input(label, key=session.key("desk_search"), max_chars=60).strip()
    if not text:
        return
    found = enquiries_about(notice, text, 5) + clauses_about(notice, text)
    st.html(found or "<p>没有找到，换个说法试试。</p>")


page()
