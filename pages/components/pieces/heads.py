"""How each page begins: its title and, where it has one, its first sentence. Known before any page is drawn."""

from typing import Final, NamedTuple

from gongqin_core.take_away.html import Html, join
from pages.components.pieces.html import p, title


class Head(NamedTuple):
    title: str
    first: str = ""


HEADS: Final = {
    "self_check": Head("资格自查"),
    "levels": Head("各级条件", "数字越小，等级越高。有几条路的，走通一条就行。"),
    "prepare": Head("费用与准备"),
    "timetable": Head("日程"),
    "faq": Head("常见问答"),
    "notice": Head("通知条款"),
    "changes": Head("政策变化"),
    "career": Head("晋级路线", "假定每一级都在能报的第一年报名，并且一次考过。"),
    "enquiry": Head("咨询台", "边问边填，结论马上出。不填姓名和身份证号。"),
    "roster": Head("名册核查"),
}
"""By the name of a page, which is its script's and its address. 资格自查 goes on with headings of its own."""


def head(name: str) -> Html:
    """The heading of a page, and its first sentence."""
    page = HEADS[name]
    return join([title(page.title), p(page.first) if page.first else None])
