"""`deploy/kiosk.sh` run with stand-ins for the programs it calls, until it has started the browser a second time."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.places import ROOT

SCRIPT = ROOT / "deploy" / "kiosk.sh"
STAND_INS = {
    # The pages answer when they are asked for the third time.
    "curl": 'echo "curl $*" >> "$CALLS"; [ "$(grep -c ^curl "$CALLS")" -ge 3 ]',
    "sleep": 'echo "sleep $*" >> "$CALLS"',
    "chromium": 'echo "chromium $*" >> "$CALLS"; [ "$(grep -c ^chromium "$CALLS")" -lt 2 ] || kill "$PPID"; exit 1',
}


@dataclass(frozen=True)
class Calls:
    """What the script called, in order, as one line each."""

    lines: tuple[str, ...]

    @property
    def browser(self) -> list[str]:
        """The switches it gives Chromium, and last the address."""
        return next(line.split()[1:] for line in self.lines if line.startswith("chromium "))


def run(folder: Path) -> Calls:
    """Run the script in `folder` with nothing but the stand-ins to call."""
    calls = folder / "calls"
    calls.touch()
    for name, body in STAND_INS.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    grep = shutil.which("grep")
    assert grep
    (folder / "grep").symlink_to(grep)
    subprocess.run(["/bin/sh", SCRIPT], env={"PATH": str(folder), "CALLS": str(calls)}, cwd=folder, timeout=30)
    return Calls(tuple(calls.read_text(encoding="utf-8").splitlines()))
