"""The look in its files: each is served or used by somebody, and a colour stands in one place."""

import re
import tomllib

import pytest

from pages.components.server import files, shell
from tests.places import ROOT, repository

SERVER = "pages/components/server/"
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")


def served() -> set[str]:
    """Files of the pages as a whole, in a kiosk or outside it."""
    styles = {f"css/{name}.css" for name in (*shell.STYLES, *shell.KIOSK_STYLES)}
    return styles | {f"js/{name}.js" for names in shell.SCRIPTS.values() for name in names}


def used() -> set[str]:
    """Files that a module reads by name: styles and scripts of components, and what `read` is given."""
    code = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in repository() if path.suffix == ".py")
    styles = {name for names in re.findall(r"files\.style\(([^)]*)\)", code) for name in re.findall(r"\w+", names)}
    scripts = set(re.findall(r'files\.script\("(\w+)"\)', code))
    read = set(re.findall(r"""files\.read\(["']([\w/.]+)["']\)""", code))
    return read | {f"css/components/{name}.css" for name in styles} | {f"js/components/{name}.js" for name in scripts}


def test_every_style_sheet_and_script_is_served_or_used_by_somebody() -> None:
    there = {str(path) for path in repository() if path.suffix in {".css", ".js", ".json"}}
    assert {path.removeprefix(SERVER) for path in there if path.startswith(SERVER)} == served() | used()


def test_no_file_is_taken_for_the_path_of_one() -> None:
    """Streamlit takes the text of a component's style or script for a path when it is one line."""
    assert [name for name in served() | used() if "\n" not in files.read(name).strip()] == []


def test_colours_stand_in_the_tokens_alone() -> None:
    texts = {
        str(path): re.sub(r"/\*.*?\*/", "", (ROOT / path).read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in repository()
        if path.parts[0] == "pages" and path.suffix in {".css", ".js", ".py"}
    }
    assert {path for path, text in texts.items() if HEX.search(text)} == {f"{SERVER}css/tokens.css"}


def test_every_name_that_is_used_has_a_value() -> None:
    sheets = [files.read(path) for path in served() | used() if path.endswith(".css")]
    names = {name for sheet in sheets for name in re.findall(r"var\(--([\w-]+)", sheet)}
    assert names <= {name for sheet in sheets for name in re.findall(r"^ *--([\w-]+):", sheet, re.MULTILINE)}


def colours(scheme: str) -> dict[str, str]:
    """The tokens in the light, or with what the dark changes."""
    light, dark = (block.split("\n}\n")[0] for block in files.read("css/tokens.css").split(":root {")[1:3])
    blocks = (light, dark) if scheme == "dark" else (light,)
    return {name: value for block in blocks for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_streamlit_draws_its_own_parts_in_the_same_colours(scheme: str) -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][scheme]
    tokens = colours(scheme)
    assert theme == {
        "primaryColor": tokens["press"],
        "backgroundColor": tokens["ground"],
        "secondaryBackgroundColor": tokens["surface"],
        "textColor": tokens["ink"],
    }


WORDS = [
    *(("ink", "ground"), ("ink", "surface"), ("ink-2", "ground"), ("ink-2", "surface"), ("press", "ground")),
    *(
        ("press", "surface"),
        ("press", "press-soft"),
        ("on-press", "press"),
        ("on-brand", "brand"),
        ("wrong", "surface"),
    ),
    *(
        ("on-brand-2", "brand"),
        ("on-brand", "brand-2"),
        ("ink", "brand-soft"),
        ("ink", "sunken"),
        ("on-solid", "solid"),
    ),
    *(("wrong", "wrong-soft"), ("met", "met-soft"), ("on-met", "met"), ("confirm", "confirm-soft")),
    *(
        ("confirm", "surface"),
        ("unknown", "unknown-soft"),
        ("unknown", "surface"),
        ("no", "no-soft"),
        ("no", "surface"),
    ),
    *((f"on-chart-{depth}", f"chart-{depth}") for depth in range(1, 5)),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(scheme: str) -> None:
    """WCAG 2.2 §1.4.3 asks for 4.5:1; of what can be pressed or typed in, §1.4.11 asks for an edge of 3:1."""
    tokens = colours(scheme)
    measured = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in WORDS}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < 4.5} == {}
    assert contrast(tokens["edge"], tokens["ground"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio: of #rrggbb each."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
