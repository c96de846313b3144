"""A visitor of the pages for tests without a browser: sees what stands on the page and does what a person can do.

Runs the frame script through Streamlit's `AppTest`, so a page comes with its navigation, banner and session.
"""

import re
from functools import cache
from html import unescape
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox, Radio, Selectbox

from gongqin_core.judging.answers import Answer
from gongqin_core.take_away.caselink import encode
from tests.people import NOTICE, Raw, read
from tests.places import FRAME

PAGES = sorted(path.name for path in FRAME.parent.glob("*.py") if path != FRAME)
UNSEEN = re.compile(r"<(textarea|style)[^>]*>.*?</\1>", re.DOTALL)
COPIED = re.compile(r"<textarea[^>]*>(.*?)</textarea>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")

# Otherwise each visit reads the papers of every installed package, in search of components that none of them has.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def code_of(raw: Raw) -> str:
    """The case code of these answers."""
    return encode(NOTICE, read(raw))


class Visitor:
    """One visit. Answers, if any are given, come by a link; `page` is a file of `pages/`. Who `begins` has pressed
    「开始自查」 where the visit starts with it."""

    def __init__(
        self,
        raw: Raw | None = None,
        page: str = "self_check.py",
        code: str = "",
        begins: bool = True,
        query: dict[str, str] | None = None,
    ) -> None:
        # The first page with a roster loads pandas, which takes seconds on a busy machine.
        self.app = AppTest.from_file(FRAME, default_timeout=60)
        for name, value in (query or {}).items():
            self.app.query_params[name] = value
        if code or raw:
            self.app.query_params["case"] = code or code_of(raw or {})
        self.look()
        if begins and any(button.key == "begin" for button in self.app.button):
            self.press("开始自查")
        if page != "self_check.py":
            self.open(page)

    def open(self, page: str) -> None:
        self.app.switch_page(page)
        self.look()

    def look(self) -> None:
        """Run the page; it never fails."""
        self.app.run()
        assert not self.app.exception, self.app.exception

    # —— what stands on the page ——

    @property
    def pieces(self) -> list[str]:
        """The page's own HTML, piece by piece; without the sheet that only a printer gets, and texts to copy."""
        return [UNSEEN.sub("", item.proto.body) for item in self.app.get("html")]

    @property
    def copied(self) -> list[str]:
        """The texts that buttons copy."""
        return [unescape(text) for item in self.app.get("html") for text in COPIED.findall(item.proto.body)]

    @property
    def text(self) -> str:
        return "\n".join(words(piece) for piece in self.pieces)

    @property
    def heading(self) -> str:
        return self._only("<h1[^>]*>(.*?)</h1>")

    @property
    def trouble(self) -> str:
        """What the error summary says; empty without one."""
        return self._only('<div class="trouble"[^>]*><b>还差一步</b><p>(.*?)</p></div>')

    @property
    def banner(self) -> list[str]:
        """Everything that stands between the links and the page itself, sentence by sentence."""
        [banner] = re.findall('<p class="season.*?</p>(?:<p class="said.*?</p>)?', "".join(self.pieces))
        return [words(sentence) for sentence in re.findall("<p[^>]*>(.*?)</p>", banner)]

    @property
    def foot(self) -> list[str]:
        """What stands under the page, sentence by sentence."""
        [foot] = [piece for piece in self.pieces if piece.startswith('<div class="foot')]
        return [words(sentence) for sentence in re.findall("<p[^>]*>(.*?)</p>", foot)]

    @property
    def levels(self) -> dict[str, str]:
        """Level by name → the markup of everything that is about it, in the order on the page."""
        found: dict[str, str] = {}
        for level, html in re.findall(
            r'<section[^>]* data-level="([^"]*)"[^>]*>(.*?)</section>', "".join(self.pieces), flags=re.DOTALL
        ):
            found[level] = found.get(level, "") + html
        return found

    @property
    def cards(self) -> dict[str, str]:
        """Level by name → everything that the result says of it, in the order on the page."""
        return {level: words(html) for level, html in self.levels.items()}

    @property
    def given(self) -> list[str]:
        """The answers in the list with 「修改」."""
        labels = [label.strip() for row in self._given for label in row.options]
        return [re.sub(r" \*\*(.*)\*\* :blue\[修改\]", r"：\1", label) for label in labels]

    @property
    def _given(self) -> list[Any]:
        return [row for row in self.app.pills if str(row.key).startswith("given_g")]

    @property
    def answers(self) -> dict[str, Answer]:
        """What the page holds, by fact."""
        held: dict[str, Answer] = self.app.session_state.get("answers", {})
        return held

    @property
    def code(self) -> str:
        """The case code in the address."""
        return str(self.app.query_params.get("case", ""))

    def field(self, name: str) -> Any:
        """The one field with this name, in whichever generation."""
        kinds = ("text_input", "selectbox", "multiselect", "radio", "checkbox", "toggle", "button_group")
        boxes = [box for kind in kinds for box in self.app.get(kind)]
        [field] = [box for box in boxes if re.fullmatch(rf"{re.escape(name)}_g\d+", box.key or "")]
        return field

    def _only(self, pattern: str) -> str:
        found = re.findall(pattern, "".join(self.pieces), flags=re.DOTALL)
        assert len(found) <= 1
        return words(found[0]) if found else ""

    @property
    def chosen(self) -> list[str]:
        """The words of everything chosen, ticked or written on the page."""
        lists = [*self.app.radio, *self.app.selectbox]
        picked = [_without_number(box) for box in lists if box.value is not None]
        ticked = [_label(box) for box in self.app.checkbox if box.value]
        units = {"year": " 年", "month": " 月", "day": " 日"}
        order = ("year", "special", "month", "day")  # wherever on the page what is missing stands
        taps = [box for box in self.app.pills if box.value and _kind(box.key) in order]
        for box in sorted(taps, key=lambda box: order.index(_kind(box.key))):
            unit = units.get(_kind(box.key), "") if str(box.value).isdigit() else ""
            picked.append(plain(box.format_func(box.value)) + unit)
        return picked + ticked + [field.value for field in self.app.text_input if field.value]

    @property
    def options(self) -> list[str]:
        """The words of everything that can be chosen or ticked."""
        offered = [option for box in self.app.radio for option in box.options]
        return [plain(option) for option in offered] + [_label(box) for box in self.app.checkbox]

    # —— what a person does ——

    def choose(self, *labels: str) -> None:
        """Choose or tick, by the words beside the box."""
        for label in labels:
            boxes = [box for box in self.app.checkbox if _label(box) == label]
            if boxes:
                boxes[0].check()
            else:
                [radio] = [radio for radio in self.app.radio if label in map(plain, radio.options)]
                radio.set_value(_value(radio.key, label))

    def untick(self, label: str) -> None:
        [box] = [box for box in self.app.checkbox if _label(box) == label]
        box.uncheck()

    def date(self, *parts: str) -> None:
        """Tap 「2011 年」 (its decade first), 「6 月」, 「说不清」 or the words for none: as many as are asked for."""
        assert len(parts) == self.date_parts
        for name, part in zip(("year", "month", "day"), parts, strict=False):
            code = _value(self._tapped(name if name != "year" else "decade").key, part)
            if name == "year" and code.isdigit():
                self._tapped("decade").set_value(f"{code[:3]}0")
                self.look()
                self._tapped("year").set_value(code)
            else:
                self._tapped("special" if name == "year" else name).set_value(code)

    @property
    def date_parts(self) -> int:
        """How many parts of a date are asked for: the year alone, or its month and day too."""
        return sum(_kind(box.key) in ("decade", "month", "day") for box in self.app.pills)

    def _tapped(self, name: str) -> Any:
        """The row of buttons for one part of a date."""
        [group] = [box for box in self.app.pills if _kind(box.key) == name]
        return group

    def write(self, text: str) -> None:
        [box] = self.app.text_input
        box.input(text)

    def press(self, label: str) -> None:
        [button] = [button for button in self.app.button if button.label == label]
        button.click()
        self.look()

    def go_on(self) -> None:
        self.press("继续")

    def answer(self, *labels: str) -> None:
        self.choose(*labels)
        self.go_on()

    def answer_date(self, *parts: str) -> None:
        self.date(*parts)
        self.go_on()

    def change(self, fact: str) -> None:
        """Press 「修改」 beside an answer."""
        [given] = self._given
        given.set_value(fact)
        self.look()


def _without_number(box: Radio[Any] | Selectbox[Any]) -> str:
    """The words of what is chosen, without the number by which it is picked where all options have one."""
    words = plain(box.format_func(box.value))
    numbered = all(re.match("[0-9] ", plain(option)) for option in box.options)
    return words[2:] if numbered else words


def _label(box: Checkbox) -> str:
    return plain(box.label).split("  \n")[0]


def _kind(key: str | None) -> str:
    """Of `year_birth_g0` what stands in front: `year`."""
    return (key or "").partition("_")[0]


def _value(key: str | None, words: str) -> str:
    """What the page keeps for these words of a list: AppTest sets values, people see words."""
    kind, _, fact_id = (key or "").rpartition("_g")[0].partition("_")
    fact = NOTICE.facts.get(fact_id) or NOTICE.facts[str(NOTICE.about.procedure)]
    if kind == "picked":
        return words.removeprefix("就是“").removesuffix("”，上面没有")
    codes = {label: code for code, label in fact.labels.items()} | {fact.none: "none", fact.unsure: "unsure"}
    return codes.get(words) or {"说不清": "unsure"}.get(words) or words.split()[0]


def words(html: str) -> str:
    """HTML without its markup."""
    return unescape(TAG.sub("", html))


def plain(markdown: str) -> str:
    """A label without the marks that keep Markdown from taking it for markup."""
    return re.sub(r"\\(.)", r"\1", markdown)
