"""Where people reach these pages, for links and codes to scan: `GONGQIN_ADDRESS`, or what stands in the browser."""

import logging
import re
from functools import cache
from os import environ
from urllib.parse import urlsplit

import streamlit as st

from pages.components.server import kiosk

WELL_FORMED = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")
LONGEST = 120
"""Characters; a longer one would make codes too fine to scan."""
AS_IT_SHOULD_BE = f"请写成 https://gongqin.example.cn 的样子，不带问号和井号，不超过 {LONGEST} 个字符，再重新启动。"
ON_THIS_MACHINE = re.compile(r"localhost|127\.[0-9.]+|0\.0\.0\.0")


def reached() -> str | None:
    """The address to hand out. None where nobody else could open it: a kiosk's own, or that of this machine alone."""
    if named := configured():
        return named
    here = "" if kiosk.on() else st.context.url or ""
    return here if is_usable(here) and not is_here_alone(here) else None


def configured() -> str | None:
    """`GONGQIN_ADDRESS`. One that cannot be used is named in the log once, and counts as not set."""
    return _checked(environ.get("GONGQIN_ADDRESS", "").strip())


@cache
def _checked(text: str) -> str | None:
    if not text:
        return None
    if is_usable(text):
        return text
    logging.getLogger("gongqin").warning(
        "环境变量 GONGQIN_ADDRESS 写的是“%s”，不能当网址用，现在按没有设置处理，"
        "触摸屏上的二维码打不开网页，只有文字。%s",
        text[:LONGEST],
        AS_IT_SHOULD_BE,
    )
    return None


def is_usable(text: str) -> bool:
    """Whether it is an address that can stand in links and codes."""
    return bool(WELL_FORMED.fullmatch(text)) and len(text) <= LONGEST and _port_exists(text)


def is_here_alone(address: str) -> bool:
    """Whether an address leads every machine to itself."""
    return bool(ON_THIS_MACHINE.fullmatch(urlsplit(address).hostname or ""))


def _port_exists(text: str) -> bool:
    try:
        return urlsplit(text).port != 0
    except ValueError:
        return False
