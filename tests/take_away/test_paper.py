"""The sheet's measures: what is counted before printing is what the style says."""

import re

import pytest

from gongqin_core.take_away.paper import ABOVE, FIRST, LARGE, LEADING, MARGIN, POINTS, SMALL, STYLE, TITLE, WIDTH


def rule(selector: str) -> str:
    """What stands between the braces."""
    [body] = re.findall(rf"^{re.escape(selector)} \{{(.*?)^\}}", STYLE, re.MULTILINE | re.DOTALL)
    return re.sub(r"\s+", " ", str(body))


@pytest.mark.parametrize(
    ("selector", "declaration"),
    [
        (".sheet", f"font: {POINTS:g}pt / {LEADING} "),
        (".sheet", f"max-width: {WIDTH:g}mm;"),
        (".sheet", f"padding: {MARGIN:g}mm;"),
        (".sheet th", f"width: {FIRST - 3:g}mm;"),  # its padding left and right is the rest
        (".sheet .small", f"font-size: {SMALL}em;"),
        (".sheet .title", f"font-size: {TITLE}em;"),
        (".sheet .large", f"font-size: {LARGE}em;"),
        (".sheet .large", f"margin-top: {ABOVE['large']}mm;"),
        (".sheet .apart", f"margin-top: {ABOVE['apart']}mm;"),
    ],
)
def test_the_style_has_the_measures_that_are_counted_with(selector: str, declaration: str) -> None:
    assert declaration in rule(selector)
