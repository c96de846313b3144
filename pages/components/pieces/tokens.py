"""The names of colours in `tokens.css` with their values, for charts: they are drawn where no style sheet reaches."""

import re

from pages.components.server import files

TOKEN = re.compile(r"^\s*--([\w-]+): ([^;]+);$", re.MULTILINE)

TOKENS: dict[str, str] = dict(TOKEN.findall(files.read("css/tokens.css")))
"""Name without its dashes → value: `TOKENS["ink"]`."""
