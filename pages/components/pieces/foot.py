"""What stands under every page: whose notice, whose word this is not, and by which rules it judges."""

from gongqin_core import __version__
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.once import once
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.html import Html, element
from pages.components.pieces.html import p

WHOSE = p("本页由 gongqin（工勤）项目做，不是官方网站，只供报名前初步自查。")
BEFORE_ANY = element("div", WHOSE, p(f"版本 {__version__}"), css="foot")
"""While it is not known which notice the page is about."""


@once
def of(notice: Notice) -> Html:
    return element(
        "div",
        p(f"依据：{notice.about.short} · {notice.about.number}。"),
        WHOSE,
        p(f"版本 {__version__} · 规则校验码 {rules_hash(notice)}"),
        css="foot",
    )
