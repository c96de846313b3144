"""A server that could draw no page does not start, and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.server import PATIENCE, free_port

CANNOT = {
    "a day that is none": ({"GONGQIN_TODAY": "2020-04-31"}, "GONGQIN_TODAY 写的是“2020-04-31”，不是日期"),
    "content that is not there": ({"GONGQIN_CONTENT": "nowhere"}, "读不到现行通知的名字"),
}


@pytest.mark.parametrize(("env", "says"), CANNOT.values(), ids=CANNOT)
def test_it_does_not_start_with(env: dict[str, str], says: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={free_port()}"]
    run = subprocess.run(
        [*command, "--server.headless=true"],
        cwd=tmp_path,
        env=os.environ | env,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert run.returncode == 2
    assert "网页没有启动：" in run.stderr and says in run.stderr and "Traceback" not in run.stderr
