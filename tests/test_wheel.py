"""What an installed wheel does away from the repository: it brings its notices along."""

import json
import os
import shutil
import subprocess
from email import message_from_string
from pathlib import Path

import pytest

from tests.places import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel alone, in a folder of its own; what it depends on comes from here."""
    uv = shutil.which("uv")
    assert uv, "uv runs the tests, so it is there"
    built, installed = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    subprocess.run([uv, "build", "-q", "--wheel", "--out-dir", built, ROOT], check=True)
    [wheel] = built.glob("*.whl")
    subprocess.run([uv, "pip", "install", "-q", "--no-deps", "--target", installed, wheel], check=True)
    return installed


def gongqin(installed: Path, cwd: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GONGQIN_")}
    return subprocess.run(
        [installed / "bin" / "gongqin", *arguments],
        cwd=cwd,
        env=env | {"PYTHONPATH": str(installed)},
        input=given,
        capture_output=True,
        text=True,
    )


def test_the_wheel_carries_its_notices_and_checks_them(installed: Path, tmp_path: Path) -> None:
    assert (installed / "gongqin_core" / "content" / "current").is_file()
    run = gongqin(installed, tmp_path, "check")
    assert (run.returncode, run.stderr) == (0, "")


def test_the_wheel_tells_type_checkers_that_it_is_typed(installed: Path) -> None:
    assert (installed / "gongqin_core" / "py.typed").is_file()


def test_the_wheel_says_what_it_is(installed: Path) -> None:
    [folder] = installed.glob("gongqin-*.dist-info")
    about = message_from_string((folder / "METADATA").read_text(encoding="utf-8"))
    assert (about["Author"], about["Description-Content-Type"]) == ("gongqin contributors", "text/markdown")
    assert "Typing :: Typed" in about.get_all("Classifier", [])
    assert about["License"] is about["License-Expression"] is None


def test_the_command_answers_from_any_folder(installed: Path, tmp_path: Path) -> None:
    run = gongqin(installed, tmp_path, "assess", "-", given='{"post": "regular"}')
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["next_question"] == "held_level"


def test_it_is_the_wheel_that_answers(installed: Path, tmp_path: Path) -> None:
    """With its notices gone it has none: the repository's are not found by accident."""
    copy = shutil.copytree(installed, tmp_path / "copy")
    shutil.rmtree(copy / "gongqin_core" / "content")
    run = gongqin(copy, tmp_path, "check")
    assert run.returncode != 0


def test_without_pages_there_is_no_machine_to_look_at(installed: Path, tmp_path: Path) -> None:
    run = gongqin(installed, tmp_path, "doctor")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("请在放网页（app.py）的文件夹里运行\n")
