"""What a level that is not met would take, as a part of its card; and the way to the page with the whole career."""

import streamlit as st

from gongqin_core.ahead.advice import CAVEAT, Advice
from gongqin_core.ahead.ahead import Unsure
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from pages.components.pieces.html import bold, bullets, fold, heading, p


def ahead(level: LevelResult) -> Html:
    """Empty where there is nothing to say."""
    parts = [*map(_unsure, level.unsure), *_nearest(level.advice)]
    return element("div", *parts, p(CAVEAT, css="hint"), css="ahead") if parts else EMPTY


def _unsure(unsure: Unsure) -> Html:
    return join([p(bold(f"{unsure.intro}。"), "查清以后："), bullets(unsure.outcomes)])


def _nearest(advice: Advice) -> list[Html]:
    if not advice.nearest:
        return []
    others = fold(f"还有 {len(advice.others)} 条路", bullets(advice.others), key="others") if advice.others else EMPTY
    title = "以后能不能报" if advice.stuck else "以后怎样才能报"
    return [heading(title, level=4), *map(p, advice.nearest), others]


def way_to_career(result: Result) -> None:
    """The link to 晋级路线, for people who have a level still ahead of them."""
    if not all(level.finding.closed for level in result.levels.values()):
        onward("career.py", "看晋级路线：每一级最早哪一年")


def onward(page: str, label: str) -> None:
    """A link to another page that looks like one."""
    with st.container(key=f"onward_{page.removesuffix('.py')}"):
        st.page_link(page, label=label, query_params=dict(st.query_params))
