"""`deploy/gongqin@.service`: systemd understands it, and what it starts answers on the port in its name."""

import os
import shlex
import shutil
import subprocess
import sysconfig
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.server import Server, free_port

UNIT = ROOT / "deploy" / "gongqin@.service"
PROGRAM = "/srv/gongqin/.venv/bin/streamlit"


def settings(section: str) -> dict[str, str]:
    unit = RawConfigParser(delimiters=["="], strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(UNIT.read_text(encoding="utf-8"))
    return dict(unit[section])


def test_systemd_has_nothing_to_say_of_it(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is missing")
    text = UNIT.read_text(encoding="utf-8")
    assert text.count(PROGRAM) == 1
    (tmp_path / UNIT.name).write_text(text.replace(PROGRAM, "/bin/true"), encoding="utf-8")
    run = subprocess.run([analyze, "verify", tmp_path / "gongqin@8501.service"], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_what_it_starts_answers_on_the_port_in_its_name(tmp_path: Path) -> None:
    """As it stands there, but for the folder: no variables of whoever starts it, and no home to write to."""
    port = free_port()
    program, *arguments = shlex.split(settings("Service")["ExecStart"].replace("%i", str(port)))
    assert (program, settings("Service")["WorkingDirectory"]) == (PROGRAM, "/srv/gongqin")
    server = Server(ROOT, tmp_path / "log.txt", port=port)
    with server.log.open("ab") as log:
        server.process = subprocess.Popen(
            [Path(sysconfig.get_path("scripts")) / "streamlit", *arguments],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
            stdout=log,
            stderr=log,
        )
    server.wait_until_healthy()
    server.stop()


def test_it_comes_back_whatever_happens_and_however_often() -> None:
    assert settings("Service")["Restart"] == "always"
    assert settings("Unit")["StartLimitIntervalSec"] == "0"


def test_it_can_write_nowhere_and_reach_nobody() -> None:
    service = settings("Service")
    assert {name: service[name] for name in ("DynamicUser", "ProtectSystem", "ProtectHome", "PrivateTmp")} == {
        "DynamicUser": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
    }
    assert (service["IPAddressDeny"], service["IPAddressAllow"]) == ("any", "localhost")


def test_its_log_says_before_each_start_what_is_not_as_asked_and_it_starts_nevertheless() -> None:
    command = settings("Service")["ExecStartPre"]
    assert command == "-/srv/gongqin/.venv/bin/python doctor.py"
    assert (ROOT / command.split()[-1]).is_file()
