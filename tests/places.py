"""Where things stand in the repository."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
CASES = TESTS / "cases"
CONTENT = ROOT / "content"
FRAME = ROOT / "pages" / "frame.py"


@cache
def repository() -> list[Path]:
    """What git tracks or would track, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return [name for name in names if (ROOT / name).is_file()]
