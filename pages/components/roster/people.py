"""The people of a checked roster: what is wrong in their rows first, then everybody by verdict, then one of them."""

from html import escape

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.roster.review.corrections import Change
from gongqin_core.roster.review.people import Person, Review
from gongqin_core.roster.review.roles import OWN_WORDS, UNIT
from gongqin_core.roster.review.words import applied, conclusion, line, points, slip
from gongqin_core.take_away.caselink import encode
from pages.components.pieces import copying
from pages.components.pieces.markup import bullets, fold, plain
from pages.components.result.cards import tag
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid, page_of, with_clauses

PROBLEMS, PEOPLE, CHANGES = 100, 25, 100
"""Rows of a table at a time."""
ALL, DEFAULT = "全部", ""


def who(person: Person) -> str:
    return person.name or f"第 {person.line} 行"


# —— problems first ——


def problems(desk: Desk, review: Review) -> None:
    people = review.with_problems
    if not people:
        st.html("<h2>要改的地方</h2><p>名册里没有发现要改的地方。</p>")
        return
    count = sum(len(person.problems) for person in people)
    st.html(
        f"<h2>先看要改的：{count} 处，{len(people)} 人</h2><p>在您自己的名册里改好，再上传一次，会列出变了什么。"
        "认不出的格子按没填算，别的只是提醒，结论照写的算。</p>"
    )
    part = people[page_of(len(people), PROBLEMS, desk.key("problems"))]
    rows = [
        [f"第 {p.line} 行", escape(p.name), escape(p.unit), bullets(escape(problem) for problem in p.problems)]
        for p in part
    ]
    st.html(grid("要改的地方：列名、原来写的、怎么改", ["行", "姓名", "单位", "哪里、怎么改"], rows, "problems"))


# —— what a corrected roster changed ——


def changed(desk: Desk) -> None:
    if not desk.paired:
        return
    number = len(desk.changes)
    st.html(f"<h2>和上一份比：{f'变了 {number} 人' if number else '没有变化'}</h2><p>{escape(desk.paired)}</p>")
    if number:
        part = desk.changes[page_of(number, CHANGES, desk.key("changes"))]
        rows = [[escape(who(c.after or c.before)), *_told(c)] for c in part]  # type: ignore[arg-type]
        st.html(grid("变了的人", ["谁", "改了什么", "结论", "要改的地方"], rows))


def _told(change: Change) -> list[str]:
    if change.before is None:
        return ["新加的人", "", bullets(map(escape, change.new))]
    if change.after is None:
        return ["这一份里没有了", "", ""]
    cells = bullets(f"{escape(h)}：{escape(was) or '空着'} → {escape(now) or '空着'}" for h, was, now in change.cells)
    became = " → ".join(map(escape, change.became)) if change.became else "没有变"
    gone = [f"已改好：{escape(problem)}" for problem in change.solved]
    return [cells, became, bullets([*gone, *(f"新出现：{escape(problem)}" for problem in change.new)])]


# —— everybody ——


@st.fragment
def people(desk: Desk, review: Review) -> None:
    """Runs by itself while one looks around. A level that was chosen changes counts and fees: then all runs again."""
    if desk.chosen:
        desk.chosen = False
        st.rerun()
    st.html("<h2>人员</h2>")
    shown = _filtered(desk, review)
    part = shown[page_of(len(shown), PEOPLE, desk.key("people"))]
    if not part:
        st.html("<p>没有这样的人。</p>")
        return
    _one(desk, review, part)
    headings = ["姓名", _beside(review), "申报等级", "结论", "依据", "个人情况"]
    st.html(grid(f"人员，共 {len(shown)} 人", headings, [_cells(review, person) for person in part], "people"))


def _filtered(desk: Desk, review: Review) -> list[Person]:
    counts = {verdict: 0 for verdict in reversed(Verdict)}
    for person in review.people:
        counts[review.verdict(person)] += 1
    labels = {ALL: f"全部 {len(review.people)}"} | {v.code: f"{v.label} {n}" for v, n in counts.items()}
    key = desk.key("people")

    def from_the_start() -> None:
        st.session_state[key] = 0

    wanted = st.pills(
        "只看",
        list(labels),
        default=ALL,
        format_func=labels.__getitem__,
        key=desk.key("only"),
        on_change=from_the_start,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        units = list(review.units)
        unit = None
        if len(units) > 1:
            unit = st.selectbox(
                "单位",
                units,
                None,
                placeholder="所有单位",
                key=desk.key("unit"),
                on_change=from_the_start,
                format_func=lambda name: name or "没写单位",
            )
        name = st.text_input(
            "姓名", key=desk.key("name"), max_chars=20, autocomplete="off", on_change=from_the_start
        ).strip()
    return [
        person
        for person in review.people
        if wanted in (None, ALL, review.verdict(person).code) and unit in (None, person.unit) and name in person.name
    ]


def _beside(review: Review) -> str:
    return "、".join([OWN_WORDS[UNIT], *(review.notice.facts[fact].short for fact in review.notice.listed)])


def _cells(review: Review, person: Person) -> list[str]:
    facts = (review.text(person, fact) for fact in review.notice.listed)
    return [
        escape(who(person)),
        "<br>".join(escape(text) for text in (person.unit, *facts) if text),
        escape(applied(review, person)),
        f"{tag(review.verdict(person))}<br>{escape(conclusion(review, person).partition('（')[2].rstrip('）'))}",
        escape(line(review, person).basis),
        link(review, person),
    ]


def link(review: Review, person: Person) -> str:
    """Opens the case on the enquiry page, in a new tab. No name goes along."""
    code = encode(review.notice, review.shareable(person))
    return f'<a href="enquiry?case={code}" target="_blank" rel="noreferrer">在咨询台打开</a>'


# —— one of them ——


def _one(desk: Desk, review: Review, part: list[Person]) -> None:
    by_row = {person.row: person for person in part}
    row = st.selectbox(
        "看一个人：各级结论、改申报等级、给他的补充核实单",
        list(by_row),
        None,
        format_func=lambda row: f"{who(by_row[row])}（第 {by_row[row].line} 行）",
        placeholder="选一位（列的是下面这一页的人）",
        key=desk.key("person"),
    )
    if row is None:
        return
    person = by_row[row]
    st.html(f"<h3>{escape(who(person))}</h3>")
    _level(desk, review, person)
    st.html(_levels(review, person))
    if text := slip(review, person):
        copying.button(f"复制给{who(person)}的补充核实单", text, key=desk.key(f"slip_{row}"))
    else:
        st.html("<p>没有要他补充、核实的。</p>")


def _level(desk: Desk, review: Review, person: Person) -> None:
    notice, key = review.notice, desk.key(f"level_{person.row}")
    labels = {level: f"{notice.level[level].name}：{verdict.label}" for level, verdict in person.verdicts.items()}
    own = "按名册写的" if person.stated else "按初步符合的最高一级"
    options = [DEFAULT, *reversed(labels)]
    st.session_state.setdefault(key, review.chosen.get(person.row, DEFAULT))
    st.selectbox(
        "申报等级",
        options,
        format_func=lambda level: plain(labels.get(level, own)),
        key=key,
        on_change=lambda: desk.choose(person.row, st.session_state[key]),
    )


def _levels(review: Review, person: Person) -> str:
    rows = []
    for level in reversed(review.result(person).levels.values()):
        to_judge = "；".join(f"{item.what}〔{item.clause}〕" for item in level.to_judge)
        still = fold("还须由人认定", with_clauses(review.notice, to_judge)) if to_judge else ""
        basis = with_clauses(review.notice, "；".join(points(level)))
        rows.append([escape(level.name), tag(level.verdict), basis + still])
    return grid("各级结论", ["等级", "结论", "依据"], rows)
