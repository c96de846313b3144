"""政策变化: two notices side by side in words, and what is different for the person at hand."""

from html import escape

import streamlit as st

from gongqin_core.comparing.compare import Section, Standing, compare, standing
from gongqin_core.comparing.compare_trees import Change
from gongqin_core.guide.timetable import notice_year
from gongqin_core.notice.load import ContentError, known_notices, load_notice
from gongqin_core.notice.notice import Notice
from pages.components import session
from pages.components.pieces.html import tag
from pages.components.pieces.markup import bullets, cite, fold, plain

MANY = 8
"""Changes of one kind that are folded away when there are more."""


def page() -> None:
    st.html('<h1 tabindex="-1">政策变化</h1>')
    notices = _usable()
    if len(notices) < 2:
        st.html(
            f"<p>这里现在只有一份通知：{escape(session.notice().about.short)}。没有另一份可以对照。</p>"
            "<p>新一年的通知来了、录入以后，这里会一条条列出哪里变了，也会列出您的结论变没变。</p>"
        )
        return
    old, new = _chosen(notices)
    if old is new:
        st.html("<p>两边选的是同一份通知。请把其中一边换成另一份。</p>")
        return
    _person(old, new)
    _sections(old, new)


def _usable() -> dict[str, Notice]:
    """Every notice that is in order, oldest first; one that is still being entered is not shown to anybody."""
    found = {}
    for name in known_notices():
        try:
            found[name] = load_notice(name)
        except ContentError:
            continue
    return dict(sorted(found.items(), key=lambda named: notice_year(named[1])))


def _chosen(notices: dict[str, Notice]) -> tuple[Notice, Notice]:
    """The present notice beside the one before it, unless the visitor chooses others."""
    names, present = list(notices), session.notice().about.id
    before = names[: names.index(present)] or names[names.index(present) + 1 :]
    chosen = [
        st.selectbox(
            label, names, names.index(start), lambda name: _title(notices[name]), key=session.key(key), filter_mode=None
        )
        for label, start, key in (("原来的通知", before[-1], "old"), ("现在的通知", present, "new"))
    ]
    return notices[chosen[0]], notices[chosen[1]]


def _title(notice: Notice) -> str:
    return plain(f"{notice.about.place} {notice_year(notice)} 年 · {notice.about.number}")


# —— the person at hand ——


def _person(old: Notice, new: Notice) -> None:
    st.html("<h2>对您有什么不同</h2>")
    answers = session.answers()
    if not answers:
        st.html("<p>您还没有自查。先回答几个问题，再回到这一页，就能看到您的结论变没变。</p>")
        return
    before, after = (standing(session.notice(), notice, answers) for notice in (old, new))
    levels = sorted(old.level | new.level, key=int)
    rows = "".join(_row(level, old, new, before, after) for level in levels)
    changed = sum(before.verdicts.get(level) != after.verdicts.get(level) for level in levels)
    st.html(
        f"<p>{f'有 {changed} 级不一样，下面标了底色。' if changed else '各级结论都一样。'}</p>"
        f"<table><tr><td></td><th>原来</th><th>现在</th></tr>{rows}</table>"
        + "".join(_gaps(name, notice, found) for name, notice, found in (("原来", old, before), ("现在", new, after)))
    )


def _row(level: str, old: Notice, new: Notice, before: Standing, after: Standing) -> str:
    name = (new.level.get(level) or old.level[level]).name
    verdicts = before.verdicts.get(level), after.verdicts.get(level)
    cells = "".join(f"<td>{'不考这一级' if verdict is None else tag(verdict)}</td>" for verdict in verdicts)
    css = "changed" if verdicts[0] != verdicts[1] else ""
    return f'<tr class="{css}"><th scope="row">{escape(name)}</th>{cells}</tr>'


def _gaps(name: str, notice: Notice, found: Standing) -> str:
    missing = "、".join(notice.facts[fact].short for fact in found.missing)
    gaps = [f"您有 {found.dropped} 个回答用不上" if found.dropped else "", f"还缺{missing}" if missing else ""]
    told = "；".join(filter(None, gaps))
    return f'<p class="note">按{name}的通知：{escape(told)}。</p>' if told else ""


# —— the notices ——


def _sections(old: Notice, new: Notice) -> None:
    sections = compare(old, new)
    same = "、".join(section.title for section in sections if not section.changes)
    st.html(
        "".join(_section(old, new, section) for section in sections if section.changes)
        + (f"<h2>没有变的</h2><p>{same}。</p>" if same else "")
    )


def _section(old: Notice, new: Notice, section: Section) -> str:
    items = bullets(_change(old, new, change) for change in section.changes)
    count = len(section.changes)
    body = fold(f"看全部 {count} 处", items, key=section.title) if count > MANY else items
    return f"<h2>{escape(section.title)}（{count} 处）</h2>{body}"


def _change(old: Notice, new: Notice, change: Change) -> str:
    all_levels = len(change.levels) > 1 and old.level.keys() & new.level.keys() <= set(change.levels)
    names = ["各级"] if all_levels else [(new.level.get(key) or old.level[key]).short for key in change.levels]
    about = "：".join(filter(None, ["、".join(names), change.what]))
    told = [_told(label, notice, words, clause) for label, notice, words, clause in _sides(old, new, change) if words]
    return f"<b>{escape(about)}</b>{''.join(told)}"


def _sides(old: Notice, new: Notice, change: Change) -> list[tuple[str, Notice, str | None, str | None]]:
    labels = ("取消", "新增") if None in (change.before, change.after) else ("原来", "现在")
    return [
        (labels[0], old, change.before, change.old_clause),
        (labels[1], new, change.after, change.new_clause),
    ]


def _told(label: str, notice: Notice, words: str, clause: str | None) -> str:
    return f'<div class="para">{label}：{escape(words)}{cite(notice, clause) if clause else ""}</div>'


page()
