"""The names of colours in `tokens.css` with their values, for charts: they are drawn where no style sheet reaches."""

import re

from pages.components.server import files

TOKEN = re.compile(r"^\s*--([\w-]+): ([^;]+);$", re.MULTILINE)

FIRST_BLOCK = re.compile(r":root \{(.*?)^\}", re.DOTALL | re.MULTILINE)


def _named() -> dict[str, str]:
    block = FIRST_BLOCK.search(files.read("css/tokens.css"))
    assert block
    return dict(TOKEN.findall(block[1]))


TOKENS: dict[str, str] = _named()
"""Name without its dashes → value: `TOKENS["ink"]`; as in the light, on which charts are drawn everywhere."""
