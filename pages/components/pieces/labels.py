"""Text for the labels of Streamlit's widgets, which Streamlit takes for Markdown."""

import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain(text: str) -> str:
    """What Markdown would take for markup is taken literally."""
    return MARKDOWN.sub(r"\\\1", text)
