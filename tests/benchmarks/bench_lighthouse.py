"""Lighthouse's figures of the start, a question and a result, beside a bare Streamlit script; phone and computer.

    uv run python -m tests.benchmarks.bench_lighthouse

Lighthouse comes from the npm registry (`npx`), in a version that Node 20 runs. Of 100 each: performance, accessibility,
best practices, search engines; then the layout shift. Performance moves with the machine: read it beside bare.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.bare import BARE, one_line
from tests.people import person
from tests.places import ROOT
from tests.server import CHROMIUM, SWITCHES, Server
from tests.visitor import code_of

LIGHTHOUSE = "lighthouse@12.2.3"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {"start": "/", "question": "/?begun=1", "result": f"/?case={code_of(person('third'))}"}
FORMS: dict[str, list[str]] = {"phone": [], "computer": ["--preset=desktop"]}
LONGEST = 240
"""Seconds for one page."""


def report(url: str, form: str) -> dict[str, Any]:
    """Lighthouse's own JSON."""
    flags = f"--chrome-flags=--headless=new {' '.join(SWITCHES)}"
    command = ["npx", "--yes", LIGHTHOUSE, url, "--output=json", "--quiet", flags, *FORMS[form]]
    chosen = f"--only-categories={','.join(CATEGORIES)}"
    ran = subprocess.run(
        [*command, chosen],
        env=os.environ | {"CHROME_PATH": str(CHROMIUM)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def line(name: str, form: str, found: dict[str, Any]) -> str:
    scores = [round(100 * (found["categories"][category]["score"] or 0)) for category in CATEGORIES]
    shift = found["audits"]["cumulative-layout-shift"]["numericValue"]
    return f"{name:10}{form:10}" + "".join(f"{score:>7}" for score in scores) + f"{shift:>8.3f}"


def failed(found: dict[str, Any]) -> list[str]:
    """What keeps a page from 100 in what does not move with the machine."""
    wanted = [audit["id"] for category in CATEGORIES[1:] for audit in found["categories"][category]["auditRefs"]]
    audits = [found["audits"][audit] for audit in wanted]
    return [f"  {audit['id']}: {audit['title']}" for audit in audits if audit["score"] not in (None, 1)]


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    ours = Server(ROOT, folder / "ours.txt", {"GONGQIN_TODAY": "2020-04-20"})
    bare = one_line(folder / "bare", BARE)
    for server in (ours, bare):
        server.start()
    urls = {"bare": bare.url, **{name: ours.url + path for name, path in PAGES.items()}}
    try:
        print(f"{'page':10}{'on':10}{'perf':>7}{'access':>7}{'best':>7}{'seo':>7}{'shift':>8}")
        for form in FORMS:
            for name, url in urls.items():
                found = report(url, form)
                print(line(name, form, found))
                if name != "bare":
                    print("\n".join(failed(found)), end="\n" if failed(found) else "")
    finally:
        for server in (ours, bare):
            server.stop()


if __name__ == "__main__":
    main()
