"""Streamlit's `index.html` in Chinese, with words for as long as nothing else is there."""

import re
from pathlib import Path
from typing import Final, NamedTuple

from streamlit.file_util import get_static_dir

from gongqin_core.take_away.html import DOCTYPE, Html, element, join, style_sheet
from pages.components.server import files

TITLE: Final = "工勤等级考核自查"
DESCRIPTION: Final = (
    "机关事业单位工勤技能岗位等级考核的报名前自查：答几个问题，看能报哪一级、为什么、交多少钱、带什么。不是官方网站。"
)
STYLE: Final = re.compile(r'<link rel="stylesheet"[^>]*>')
"""Streamlit's own style sheet, which would keep everything below it from being shown until it has come."""

DRAWN_FIRST: Final = ("Html", "Button", "Radio", "ButtonGroup")
"""Parts that Streamlit fetches only when they are drawn for the first time: HTML is on every page of ours, the others
on the start and on a question."""
IMPORTED: Final = re.compile(r'\bimport\b[^;]*?"\./([^"]+)"')
"""In a part, another that it cannot run without."""


def streamlit_index() -> str:
    return (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


class Beginning(NamedTuple):
    """What a page has before any script has come: its title, its first words, and their look."""

    title: str
    words: Html
    style: str


def chinese(html: str, script_url: str, style_url: str, beginning: Beginning) -> str:
    """Streamlit's `index.html` in Chinese, with the look of this app behind Streamlit's own, so that it wins.

    The page's first words stand before all that has to be fetched, so that they can be read while it comes.
    `script_url` runs before the app's own modules, which read the language as they load, and is fetched before them.
    What is drawn first is fetched with the rest; Streamlit's Latin font is not: no page uses it. Raises ValueError when
    a place to rewrite is not there exactly once.
    """
    own_style = STYLE.search(html)
    first = join([element("div", id="root"), style_sheet(beginning.style), beginning.words])
    then = element("script", src=script_url), own_style[0] if own_style else "", _linked(style_url)
    rewrites = {
        r'<html lang="en">': '<html lang="zh-CN">',
        r"<title>Streamlit</title>": join(
            [element("title", beginning.title), element("meta", name="description", content=DESCRIPTION)]
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "",
        r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>': "",
        r"<!-- initialize window.prerenderReady.*?</script>": element(
            "link", rel="preload", as_="script", href=script_url
        ),
        STYLE.pattern: _ahead(html),
        r"<noscript>.*?</noscript>": _without_scripts(),
        r'<div id="root"></div>': "".join([first, *then]),
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
    head = element("meta", charset="utf-8"), element("title", TITLE), _linked(style_url)
    view = element("meta", name="viewport", content="width=device-width, initial-scale=1")
    main = element("main", element("h1", TITLE), *words, css="full")
    return DOCTYPE + element("html", element("head", *head, view), element("body", main), lang="zh-CN")


def _ahead(html: str) -> Html:
    """Links that have the parts `DRAWN_FIRST` fetched before they are asked for, with what they import and `html` does
    not fetch. ValueError where there is no such part."""
    folder = Path(get_static_dir()) / "static" / "js"
    names = [_only(folder, part) for part in DRAWN_FIRST]
    for name in names:  # grows as it is gone through
        needed = IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
        names += [other for other in dict.fromkeys(needed) if other not in names and other not in html]
    return join(element("link", rel="modulepreload", crossorigin=True, href=f"./static/js/{name}") for name in names)


def _only(folder: Path, part: str) -> str:
    found = list(folder.glob(f"{part}.*.js"))
    if len(found) != 1:
        raise ValueError(f"Streamlit's parts have changed: {part} found {len(found)} times instead of once")
    return found[0].name


def _linked(style_url: str) -> Html:
    return element("link", rel="stylesheet", href=style_url)


def _without_scripts() -> Html:
    words = element("p", "本页面需要 JavaScript。请在浏览器设置中启用后刷新。")
    return element("noscript", style_sheet(files.read("css/noscript.css")), words)
