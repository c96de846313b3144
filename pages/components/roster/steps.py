"""The five steps of 名册核查 in one row: where the officer is, what is done, what may be opened."""

import streamlit as st

from pages.components.pieces.html import draw, p
from pages.components.roster.desk import COLUMNS, DOWNLOADS, FIX, RESULTS, STEPS, UPLOAD, Desk

NAMES = {UPLOAD: "上传", COLUMNS: "对列", FIX: "改问题", RESULTS: "看结果", DOWNLOADS: "下载"}


def draw_steps(desk: Desk) -> None:
    here = STEPS.index(desk.at)
    draw(p(f"第 {here + 1} 步，共 {len(STEPS)} 步：{NAMES[desk.at]}", css="unseen"))
    with st.container(horizontal=True, key="steps"):
        for number, step in enumerate(STEPS, 1):
            st.button(
                f"{'✓' if _is_done(desk, step, here) else number} {NAMES[step]}",
                on_click=desk.go,
                args=(step,),
                type="primary" if step == desk.at else "secondary",
                disabled=step != desk.at and not desk.open_to(step),
                key=f"step_{step}",
            )


def _is_done(desk: Desk, step: str, here: int) -> bool:
    """Behind the officer, with nothing left to do there."""
    return STEPS.index(step) < here and not (step == FIX and desk.things)


def go_on(desk: Desk, step: str, label: str = "") -> None:
    """The button that leads to the next step."""
    st.button(label or f"下一步：{NAMES[step]}", on_click=desk.go, args=(step,), type="primary", key="next_step")
