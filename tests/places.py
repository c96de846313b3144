"""Where things stand in the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
CASES = TESTS / "cases"
CONTENT = ROOT / "content"
FRAME = ROOT / "pages" / "frame.py"
