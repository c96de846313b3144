"""A button that copies a text, also where the page is not served over https, and says whether it worked.

A text of several lines that is not in view stands folded below the button. Where a browser refuses to copy, any text
opens there, selected. It is markup and no component: one of those fetches 200 KB of script on a first visit.
"""

from gongqin_core.take_away.html import EMPTY, Html, element
from pages.components.server import kiosk

ROWS, CHARACTERS = 12, 20
"""Of the field that shows the text: lines at most, and about so many characters on one."""


def button(label: str, text: str, in_view: bool = False) -> Html:
    """`copying.js` copies what stands in the field. `in_view`: whether the text stands above the button already.
    Nothing in a kiosk: there is nobody to send it to."""
    if kiosk.on():
        return EMPTY
    rows = min(ROWS, 1 + len(text) // CHARACTERS)
    field = element("textarea", text, readonly=True, rows=rows, aria_label=label)
    what = label.removeprefix("复制").partition("，")[0]
    shown = element(
        "details", element("summary", f"看{what}"), field, hidden=in_view or "\n" not in text, data_fold=label
    )
    return element("div", element("button", label, type="button"), element("span", role="status"), shown, css="copying")
