"""Where one registers online: the address, the way through it, and what there is instead."""

from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import EMPTY, Html, element, join, safe
from pages.components.pieces.html import bold, cite, p, para
from pages.components.server import kiosk

WHERE = "在哪里报名"


def where(notice: Notice) -> Html:
    """Nothing where the notice says nothing of it."""
    online = notice.preparation.online
    if online is None:
        return EMPTY
    addresses = {"网址": online.url, "备用": online.fallback}
    return join(
        [
            para(online.text, cite(notice, online.clause)),
            p(bold(" → ".join(online.path))) if online.path else None,
            *(p(f"{name}：", _link(url)) for name, url in addresses.items() if url),
        ]
    )


def _link(url: str) -> Html:
    if kiosk.on():  # a link would leave the app
        return safe(url)
    return element("a", url, href=url, target="_blank", rel="noreferrer")
