"""Text for the labels of Streamlit's widgets, which Streamlit takes for Markdown; and the name of the notice itself."""

import re

from gongqin_core.notice.notice import Notice

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain(text: str) -> str:
    """What Markdown would take for markup is taken literally."""
    return MARKDOWN.sub(r"\\\1", text)


def of_pill(markdown: str) -> str:
    """The label of one of `st.pills`. Streamlit compares its first word with thousands of emoji, which of a score of
    labels takes a tenth of a page; before a space there is no word, and Markdown drops the space."""
    return f" {markdown}"


def original(notice: Notice) -> str:
    """Which text is meant where something is said to stand in the original."""
    return f"文中说的“原通知”，是{notice.about.issuer}《{notice.about.title}》（{notice.about.number}）。"
