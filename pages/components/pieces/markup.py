"""Small pieces of HTML and Markdown, escaped: content is drawn as it is written, never as markup."""

import re
from collections.abc import Iterable
from html import escape

from gongqin_core.notice.notice import Notice

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain(text: str) -> str:
    """Text for a Streamlit label: what Markdown would take for markup is taken literally."""
    return MARKDOWN.sub(r"\\\1", text)


def cite(notice: Notice, clause: str) -> str:
    """A clause number that opens on one tap to show what the clause says."""
    found = notice.clause[clause]
    return (
        f'<details class="clause"><summary>〔{escape(clause)}〕</summary>'
        f"<p><b>{escape(found.heading)}</b>　{escape(found.text)}</p></details>"
    )


def para(body: str, css: str = "") -> str:
    """A paragraph of HTML that may hold clauses (a `p` may not hold a `details`)."""
    return f'<div class="para {css}">{body}</div>'


def fold(title: str, body: str, css: str = "", opened: bool = False, key: str = "") -> str:
    """Something folded away under a title (plain text), unless `opened`; `body` is HTML. `key`: as of `html.fold`."""
    state = " open" if opened else ""
    state += f' data-fold="{escape(key)}"' if key else ""
    return f'<details class="fold {css}"{state}><summary>{escape(title)}</summary><div>{body}</div></details>'


def bullets(items: Iterable[str], css: str = "", numbered: bool = False) -> str:
    """A list of HTML items; nothing for none."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    mark = "ol" if numbered else "ul"
    return f'<{mark} class="{css}">{inner}</{mark}>' if inner else ""
