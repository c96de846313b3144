"""Streamlit's `index.html` in Chinese, with words for as long as nothing else is there."""

import re
from pathlib import Path
from typing import Final

from streamlit.file_util import get_static_dir

from gongqin_core.take_away.html import DOCTYPE, Html, element, join, style_sheet
from pages.components.server import files

TITLE: Final = "工勤等级考核自查"
DESCRIPTION: Final = (
    "机关事业单位工勤技能岗位等级考核的报名前自查：答几个问题，看能报哪一级、为什么、交多少钱、带什么。不是官方网站。"
)


def streamlit_index() -> str:
    return (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


def chinese(html: str, script_url: str, style_url: str) -> str:
    """Streamlit's `index.html` in Chinese, with the look of this app behind Streamlit's own, so that it wins.

    `script_url` runs before the app's own modules, which read the language as they load. Streamlit's Latin font is not
    fetched ahead: no page uses it. Raises ValueError when a place to rewrite is not there exactly once.
    """
    rewrites = {
        r'<html lang="en">': '<html lang="zh-CN">',
        r"<title>Streamlit</title>": join(
            [element("title", TITLE), element("meta", name="description", content=DESCRIPTION)]
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "",
        r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>': "",
        r"<!-- initialize window.prerenderReady.*?</script>": element("script", src=script_url),
        r"<noscript>.*?</noscript>": _without_scripts(),
        r'<div id="root"></div>': join([_waiting(), element("link", rel="stylesheet", href=style_url)]),
    }
    for pattern, replacement in rewrites.items():
        html, places = re.subn(pattern, replacement.replace("\\", r"\\"), html, flags=re.DOTALL)
        if places != 1:
            raise ValueError(f"Streamlit's index.html has changed: {pattern!r} found {places} times instead of once")
    return html


def full(style_url: str) -> Html:
    """The page beyond the last visitor that a process takes."""
    return _plain(
        style_url, element("p", "现在打开的人太多，请过几分钟再打开。"), element("p", "您填过的还在链接里，不会丢。")
    )


def missing(up: str, style_url: str) -> Html:
    """The page at an address that leads nowhere; `up` leads from there to the first page."""
    return _plain(up + style_url, element("p", "没有这个网页。"), element("p", element("a", "打开资格自查", href=up)))


def _plain(style_url: str, *words: Html) -> Html:
    head = element("meta", charset="utf-8"), element("title", TITLE), element("link", rel="stylesheet", href=style_url)
    view = element("meta", name="viewport", content="width=device-width, initial-scale=1")
    main = element("main", element("h1", TITLE), *words, css="full")
    return DOCTYPE + element("html", element("head", *head, view), element("body", main), lang="zh-CN")


def _without_scripts() -> Html:
    words = element("p", "本页面需要 JavaScript。请在浏览器设置中启用后刷新。")
    return element("noscript", style_sheet(files.read("css/noscript.css")), words)


def _waiting() -> Html:
    """Stands there until Streamlit fills #root, and again if it crashes: an old browser gets words instead of a blank
    page, and needs to understand no script for that."""
    late = (
        "一直停在这里？请检查网络后刷新。若仍打不开，说明这个浏览器版本太旧："
        "请升级微信或浏览器，或换一部手机、电脑打开同一网址。"
    )
    words = element("div", element("p", "正在打开，请稍候……"), element("p", late), id="waiting")
    return join([element("div", id="root"), style_sheet(files.read("css/waiting.css")), words])
