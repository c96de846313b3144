"""各级条件: each way to a level in one sentence, and below it the tree as sentences, from the rules that decide."""

import streamlit as st

from gongqin_core.judging.describe import Sentence, rule
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.prices import is_stated, price
from gongqin_core.judging.verdict import unpack
from gongqin_core.judging.ways import Way, ways
from gongqin_core.notice.fees import Exam
from gongqin_core.notice.notice import Level, Notice
from gongqin_core.take_away.html import EMPTY, Html, element, join
from pages.components import session
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, bullets, cite, draw, fold, heading, para, tag


def page() -> None:
    rules = session.rules()
    notice, shared = rules.notice, [rule(rules.notice, term.node) for term in rules.shared_terms]
    draw(head("levels"))
    mine = bool(session.answers()) and st.checkbox("为我看：对照我的回答", key=session.key("mine"))
    values = rules.values(session.answers()) if mine else []
    draw(
        _shared(rules, shared, values) if shared else None,
        *(_level(rules, level, shared, values) for level in notice.levels),
    )


def _shared(rules: Rules, shared: list[Sentence], values: list[int]) -> Html:
    from_each = zip(rules.shared_terms, shared, strict=True)
    items = (
        join([_mark(term.index, values), sentence.text.partition("（下面")[0], _not_everywhere(rules, term.index)])
        for term, sentence in from_each
    )
    details = fold("细看这几条", join(_sentence(rules.notice, sentence) for sentence in shared), key="shared")
    return join([heading("报哪一级都要"), bullets(items), details])


def _not_everywhere(rules: Rules, index: int) -> str:
    """At which levels some way does not ask for what all levels ask for."""
    levels = [
        level.short
        for level in rules.notice.levels
        if any(index == asked.index for way in ways(rules, level.id) for asked in way.spared)
    ]
    return f"（{'、'.join(levels)}有的路不看这一条）" if levels else ""


def _level(rules: Rules, level: Level, shared: list[Sentence], values: list[int]) -> Html:
    """The ways in a sentence each; the conditions, the fee and the exam below them."""
    notice, fee = rules.notice, rules.notice.fees[level.id]
    note = f"。{fee.note}" if fee.note and not is_stated(notice, level.id) else ""
    conditions = [part for part in rule(notice, level.tree).parts if part not in shared]
    exams = [exam for exam in notice.exams if level.id in exam.levels]
    found = ways(rules, level.id)
    details = [
        *(_sentence(notice, condition) for condition in conditions),
        para(bold("费用"), f"　{price(notice, level.id)}{note}", cite(notice, fee.clause)),
        *(para(bold("怎么考"), f"　{_exam(exam)}", cite(notice, exam.clause)) for exam in exams),
    ]
    return join(
        [
            heading(level.name),
            bullets(_way(notice, way, values) for way in found),
            fold(f"细看{level.short}：还看什么、费用、怎么考", join(details), key=level.id),
        ]
    )


def _way(notice: Notice, way: Way, values: list[int]) -> Html:
    spared = [f"不看“{asked.text}”" for asked in way.spared]
    marks = [*("；" for _ in (*way.asked[1:], *spared)), ""]
    own = [
        join([_mark(asked.index, values), asked.text, cite(notice, asked.clause, mark)])
        for asked, mark in zip(way.asked, marks, strict=False)
    ]
    return join([*own, "；".join(spared)])


def _mark(index: int, values: list[int]) -> Html:
    """How it comes out for the visitor; nothing where nobody looks."""
    return join([tag(unpack(values[index])), " "]) if values else EMPTY


def _exam(exam: Exam) -> str:
    return f"{'、'.join(exam.subjects)}。{exam.text}"


def _sentence(notice: Notice, sentence: Sentence, folds: bool = True) -> Html:
    """One condition; what a named one or a case consists of is folded away, but never within a fold of its kind."""
    clause = join(cite(notice, name) for name in (sentence.clause, *sentence.elsewhere))
    ask = element("span", f"　确认找{notice.office[sentence.office].name}", css="hint") if sentence.office else EMPTY
    if not sentence.parts:
        return para(sentence.text, ask, clause, css="rule")
    cases = all(part.case for part in sentence.parts)
    if folds and (sentence.named or sentence.case):
        inner = bullets(_sentence(notice, part, folds=False) for part in sentence.parts)
        return fold(sentence.text, join([ask, clause, inner]))
    inner = bullets(_sentence(notice, part, folds) for part in sentence.parts)
    own = sentence.named or sentence.case or not cases
    return para(sentence.text if own else "看您是哪种情况", ask, "：", clause) + inner


page()
