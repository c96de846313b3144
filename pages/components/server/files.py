"""The style sheets and scripts beside this module, as text: for every page, and for components on it."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def read(name: str) -> str:
    """A file by its path from here, such as `css/tokens.css`. It is never one line, which Streamlit would take for the
    path of a file."""
    return (HERE / name).read_text(encoding="utf-8")


def style(*names: str) -> str:
    """The style sheets of a component, one behind the other."""
    return "\n".join(read(f"css/components/{name}.css") for name in names)


def script(name: str) -> str:
    """The script of a component."""
    return read(f"js/components/{name}.js")
