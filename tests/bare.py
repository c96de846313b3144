"""A script of one line under this app's own settings: what Streamlit itself takes, to measure the app beside."""

import shutil
from pathlib import Path
from typing import Final

from tests.places import ROOT
from tests.server import Server

BARE: Final = "import time, streamlit as st; st.button(str(time.monotonic()), key='again')\n"
"""The least that answers: a button, whose label is new after every press."""


def one_line(folder: Path, script: str) -> Server:
    """A server for it, in a folder that is made for it."""
    folder.mkdir()
    (folder / "app.py").write_text(script, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    return Server(folder, folder.with_suffix(".txt"), health="/_stcore/health")
