"""`deploy/kiosk.sh`: a script without faults that waits for the pages and starts the browser again and again.

The browser itself is started with these very switches in tests/browser/test_kiosk.py.
"""

import subprocess
import sysconfig
from os import X_OK, access
from pathlib import Path

import pytest

from tests.deploy.kiosk_browser import SCRIPT, Calls, run
from tests.places import ROOT


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Calls:
    return run(tmp_path_factory.mktemp("kiosk"))


@pytest.mark.parametrize("script", [SCRIPT, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_shellcheck_finds_nothing_in_a_script_that_can_be_started(script: Path) -> None:
    shellcheck = Path(sysconfig.get_path("scripts")) / "shellcheck"
    checked = subprocess.run([shellcheck, script], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout, access(script, X_OK)) == (0, "", True)


def test_it_waits_until_the_pages_answer(calls: Calls) -> None:
    ask = "curl -sf http://127.0.0.1:8501/healthz"
    assert calls.lines[:5] == (ask, "sleep 1", ask, "sleep 1", ask)


def test_a_browser_that_stops_is_started_again_the_same_way(calls: Calls) -> None:
    first, pause, second = calls.lines[5:]
    assert (first, pause) == (second, "sleep 2")
    assert first.startswith("chromium --kiosk ")


def test_it_opens_the_pages_of_this_machine_and_keeps_nothing(calls: Calls) -> None:
    *switches, address = calls.browser
    assert address == "http://127.0.0.1:8501"
    assert {"--incognito", "--no-first-run"} <= set(switches)
