"""The look in its files: each is served or used by somebody, and a colour stands in one place."""

import re
import tomllib

from pages.components.pieces.tokens import TOKENS
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


def test_every_colour_that_is_named_is_a_token() -> None:
    names = {
        name
        for path in served() | used()
        if path.endswith(".css")
        for name in re.findall(r"var\(--([\w-]+)", files.read(path))
    }
    assert names <= set(TOKENS)


def test_streamlit_draws_its_own_parts_in_the_colour_of_what_can_be_pressed() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["primaryColor"].lower() == TOKENS["press"]
