"""Markup is made in one place: whatever else draws, draws with pieces that escape by themselves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.places import ROOT, repository

CODE = [path for path in repository() if path.suffix == ".py" and path.parts[0] in {"gongqin_core", "pages"}]
MAKER = Path("gongqin_core/take_away/html.py")
DRAWER = Path("pages/components/pieces/html.py")
WRITTEN = {
    Path("pages/components/server/index.py"): "names the places of Streamlit's own page that are rewritten",
}
"""Where tags stand in strings, and why. (The name of a group in a regular expression, `(?P<name>`, is no tag.)"""
TAG = re.compile(r"(?<!\(\?P)</?[a-z][a-z0-9]*(/?>|\s+[a-z-]+=)")
STYLE_OR_SCRIPT = re.compile(r"@media|@page|=> \{|function ?\(|[a-z-]+: [^;{}]+; ?\}")


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))


def users(name: str) -> set[Path]:
    """The modules that call `name`, dotted or not."""
    return {
        path for path in CODE for node in nodes(path) if isinstance(node, ast.Call) and ast.unparse(node.func) == name
    }


def strings(path: Path) -> Iterator[str]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def imports_escape(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return "html" in {name.name for name in node.names}
    return isinstance(node, ast.ImportFrom) and node.module == "html" and "escape" in {name.name for name in node.names}


def test_text_is_escaped_in_one_place() -> None:
    assert {path for path in CODE if any(map(imports_escape, nodes(path)))} == {MAKER}


def test_text_becomes_markup_in_one_place() -> None:
    assert users("Html") == {MAKER}


def test_markup_comes_onto_a_page_in_one_place() -> None:
    assert users("st.html") == {DRAWER}


def test_no_string_is_markup_written_by_hand() -> None:
    written = {path for path in CODE if any(map(TAG.search, strings(path)))}
    assert written == {MAKER, *WRITTEN}


def test_no_string_is_a_style_sheet_or_a_script() -> None:
    """They are files, which a linter reads."""
    assert {path for path in CODE if any(map(STYLE_OR_SCRIPT.search, strings(path)))} == set()
