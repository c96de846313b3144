"""When a page fails: what the log may say of it, and a plain apology on the page."""

import logging
import traceback
from pathlib import Path
from typing import Any, Final

import streamlit as st

from gongqin_core.take_away.html import element
from pages.components.pieces.html import draw

# Their text names modules and attributes of the code, never what a person answered.
ABOUT_CODE: Final = (AttributeError, ImportError, NameError, SyntaxError)


def keep_answers_out_of_logs() -> None:
    """Log what kind of error happened and where, not its text: that may quote what a person answered.

    Streamlit logs the full text from several loggers of its own before `apologise` is asked, hence a record factory.
    """
    make_record = logging.getLogRecordFactory()

    def make_record_without_values(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = f"{record.getMessage()}: {kind_and_places(record.exc_info[1])}", None
            record.exc_info = None
        return record

    logging.setLogRecordFactory(make_record_without_values)


def kind_and_places(error: BaseException) -> str:
    """For example `ValueError at self_check.py:41 < frame.py:20`, innermost place first, then what caused it."""
    places = reversed(traceback.extract_tb(error.__traceback__))
    text = f"{type(error).__name__} at {' < '.join(f'{Path(place.filename).name}:{place.lineno}' for place in places)}"
    if isinstance(error, ABOUT_CODE):
        text += f" ({error})"
    return f"{text}, caused by {kind_and_places(error.__cause__)}" if error.__cause__ else text


def apologise(_: Exception) -> bool:
    """Say in Chinese that a page failed, and tell Streamlit (True) to show nothing of its own."""
    st.error("页面出了点问题，您填写的内容还在链接里；请点“重新打开”或刷新页面。")
    # An ordinary link opens a new session from the address; a button would run the failed one again.
    draw(element("a", "重新打开", css="reopen", href=""))
    return True
