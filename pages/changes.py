"""政策变化: two notices side by side in words, and what is different for the person at hand."""

import streamlit as st

from gongqin_core.comparing.change import Change
from gongqin_core.comparing.compare import Section, Standing, compare, standing
from gongqin_core.comparing.sentences import sentences
from gongqin_core.comparing.series import predecessor
from gongqin_core.guide.timetable import notice_year
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import EMPTY, Html, join
from pages.components import session
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, bullets, cite, draw, fold, heading, p, para, row, table, tag
from pages.components.pieces.labels import plain

MANY = 8
"""Changes of one kind that are folded away when there are more."""
CLASSES = 4
"""Classes of people told of those who move from one verdict to another at one level."""


def page() -> None:
    draw(head("changes"))
    notices = {notice.about.id: notice for notice in session.series()}
    if len(notices) < 2:
        draw(
            p(
                f"{session.notice().about.place}的通知，这里现在只有一份：{session.notice().about.short}。没有另一份可以对照。"
            ),
            p("新一年的通知来了、录入以后，这里会一条条列出哪里变了，也会列出您的结论变没变。"),
        )
        return
    old, new = _chosen(notices)
    if old is new:
        draw(p("两边选的是同一份通知。请把其中一边换成另一份。"))
        return
    _person(old, new)
    _everybody(old, new)
    _sections(old, new)


def _chosen(notices: dict[str, Notice]) -> tuple[Notice, Notice]:
    """The present notice beside the one before it, unless the visitor chooses others."""
    names, present = list(notices), session.notice().about.id
    before = predecessor(session.notice(), notices.values())
    start = before.about.id if before else next(name for name in names if name != present)
    chosen = [
        st.selectbox(
            label, names, names.index(first), lambda name: _label(notices[name]), key=session.key(key), filter_mode=None
        )
        for label, first, key in (("原来的通知", start, "old"), ("现在的通知", present, "new"))
    ]
    return notices[chosen[0]], notices[chosen[1]]


def _label(notice: Notice) -> str:
    return plain(f"{notice.about.place} {notice_year(notice)} 年 · {notice.about.number}")


# —— the person at hand ——


def _person(old: Notice, new: Notice) -> None:
    answers = session.answers()
    draw(heading("对您有什么不同"))
    if not answers:
        draw(p("您还没有自查。先回答几个问题，再回到这一页，就能看到您的结论变没变。"))
        return
    before, after = (standing(session.notice(), notice, answers) for notice in (old, new))
    levels = sorted(old.level | new.level, key=int)
    changed = sum(before.verdicts.get(level) != after.verdicts.get(level) for level in levels)
    draw(
        p(f"有 {changed} 级不一样，下面标了底色。" if changed else "各级结论都一样。"),
        table(["", "原来", "现在"], [_row(level, old, new, before, after) for level in levels]),
        _gaps("原来", old, before),
        _gaps("现在", new, after),
    )


def _row(level: str, old: Notice, new: Notice, before: Standing, after: Standing) -> Html:
    name = (new.level.get(level) or old.level[level]).name
    verdicts = before.verdicts.get(level), after.verdicts.get(level)
    cells = ("不考这一级" if verdict is None else tag(verdict) for verdict in verdicts)
    return row(name, *cells, css="changed" if verdicts[0] != verdicts[1] else "")


def _gaps(name: str, notice: Notice, person: Standing) -> Html:
    missing = "、".join(notice.facts[fact].short for fact in person.missing)
    gaps = [f"您有 {person.dropped} 个回答用不上" if person.dropped else "", f"还缺{missing}" if missing else ""]
    return p(f"按{name}的通知：{'；'.join(filter(None, gaps))}。", css="note") if any(gaps) else EMPTY


# —— everybody ——


def _everybody(old: Notice, new: Notice) -> None:
    found = sentences(old, new, CLASSES)
    classes = bullets(found.classes)
    draw(
        heading("哪些人的结论变了"),
        join(p(note) for note in found.notes),
        fold(f"看全部 {len(found.classes)} 种", classes, key="classes") if len(found.classes) > MANY else classes,
        join(p(note) for note in found.rest),
    )


# —— the notices ——


def _sections(old: Notice, new: Notice) -> None:
    sections = compare(old, new)
    same = "、".join(section.title for section in sections if not section.changes)
    draw(
        *(_section(old, new, section) for section in sections if section.changes),
        heading("没有变的") + p(f"{same}。") if same else None,
    )


def _section(old: Notice, new: Notice, section: Section) -> Html:
    changes = bullets(_change(old, new, change) for change in section.changes)
    count = len(section.changes)
    body = fold(f"看全部 {count} 处", changes, key=section.title) if count > MANY else changes
    return heading(f"{section.title}（{count} 处）") + body


def _change(old: Notice, new: Notice, change: Change) -> Html:
    all_levels = len(change.levels) > 1 and old.level.keys() & new.level.keys() <= set(change.levels)
    names = ["各级"] if all_levels else [(new.level.get(key) or old.level[key]).short for key in change.levels]
    about = "：".join(filter(None, ["、".join(names), change.what]))
    sides = (
        para(f"{side}：{words}", cite(notice, clause))
        for side, notice, words, clause in _sides(old, new, change)
        if words
    )
    return join([bold(about), *sides])


def _sides(old: Notice, new: Notice, change: Change) -> list[tuple[str, Notice, str | None, str | None]]:
    labels = ("取消", "新增") if None in (change.before, change.after) else ("原来", "现在")
    return [
        (labels[0], old, change.before, change.old_clause),
        (labels[1], new, change.after, change.new_clause),
    ]


page()
