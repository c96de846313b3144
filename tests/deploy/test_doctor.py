"""`doctor.py` says of each thing that `deploy/README.md` asks for whether it holds, in Chinese, and what to do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from gongqin_core.notice.load import load_notice
from pages.components.server import doctor, visitors
from pages.components.server.doctor import Line, State
from tests import second
from tests.folders import two_notices
from tests.people import NOTICE
from tests.places import ROOT

FINE, PUT_RIGHT, NO_START = State

NEEDED = visitors.files_of(visitors.MOST)

FILES = {
    "enough for the most": ((NEEDED, ""), FINE, "够同时开 2000 个页面"),
    "one more": ((NEEDED + 1, ""), FINE, "够"),
    "one too few": (
        (NEEDED - 1, ""),
        PUT_RIGHT,
        f"同时开 2000 个页面要 {NEEDED} 个。请在 gongqin@.service 里留着 LimitNOFILE",
    ),
    "what systemd gives unasked": ((1024, ""), PUT_RIGHT, "最多能打开 1024 个文件"),
    "enough for the number named": ((884, "100"), FINE, "够同时开 100 个页面"),
    "one too few for the number named": ((883, "100"), PUT_RIGHT, "同时开 100 个页面要 884 个"),
    "a number that is none": (
        (NEEDED, "很多"),
        PUT_RIGHT,
        "GONGQIN_SESSIONS 写的是“很多”，要写 1 以上的整数。现在按 2000 个",
    ),
    "no page at all": ((NEEDED, "0"), PUT_RIGHT, "GONGQIN_SESSIONS 写的是“0”"),
}


@pytest.mark.parametrize(("given", "state", "says"), FILES.values(), ids=FILES)
def test_open_files(given: tuple[int, str], state: State, says: str) -> None:
    told(doctor.files(*given), state, "文件数：", says)


ADDRESSES = {
    "": (FINE, "没有设 GONGQIN_ADDRESS"),
    "https://gongqin.example.gov.cn": (FINE, "大家从 https://gongqin.example.gov.cn 打开"),
    "http://10.1.2.3:8501": (FINE, "大家从"),
    "gongqin.example.gov.cn": (PUT_RIGHT, "不能当网址用。请写成 https://"),
    "https://a.cn/?x=1": (PUT_RIGHT, "不能当网址用"),
    "http://127.0.0.1:8501": (PUT_RIGHT, "别的机器打不开"),
    "http://localhost": (PUT_RIGHT, "别的机器打不开"),
}


@pytest.mark.parametrize(("text", "state", "says"), [(text, *said) for text, said in ADDRESSES.items()])
def test_the_address(text: str, state: State, says: str) -> None:
    told(doctor.reached(text), state, "网址：", says)


KIOSKS = {
    "none": ({}, FINE, "没有开"),
    "one": ({"GONGQIN_KIOSK": "1", "GONGQIN_ADDRESS": "https://a.cn"}, FINE, "扫二维码，在手机上接着看"),
    "one without an address": ({"GONGQIN_KIOSK": "1"}, FINE, "没有能用的 GONGQIN_ADDRESS，二维码里只有结果的文字"),
    "one with no address that can be used": (
        {"GONGQIN_KIOSK": "1", "GONGQIN_ADDRESS": "a.cn"},
        FINE,
        "没有能用的 GONGQIN_ADDRESS，二维码里只有结果的文字",
    ),
    "one with all there is": (
        {"GONGQIN_KIOSK": "1", "GONGQIN_KIOSK_IDLE": "60", "GONGQIN_KIOSK_WARN": "1", "GONGQIN_KIOSK_PRINT": "1"},
        FINE,
        "开着",
    ),
    "switched on in another way": ({"GONGQIN_KIOSK": "true"}, PUT_RIGHT, "GONGQIN_KIOSK 要写 1"),
    "a printer alone": ({"GONGQIN_KIOSK_PRINT": "1"}, PUT_RIGHT, "GONGQIN_KIOSK_PRINT 不起作用"),
    "a printer in another way": (
        {"GONGQIN_KIOSK": "1", "GONGQIN_KIOSK_PRINT": "yes"},
        PUT_RIGHT,
        "GONGQIN_KIOSK_PRINT 要写 1",
    ),
    "no seconds": (
        {"GONGQIN_KIOSK": "1", "GONGQIN_KIOSK_IDLE": "0"},
        PUT_RIGHT,
        "GONGQIN_KIOSK_IDLE 要写 1 以上的整数",
    ),
    "seconds in words": ({"GONGQIN_KIOSK": "1", "GONGQIN_KIOSK_WARN": "20秒"}, PUT_RIGHT, "GONGQIN_KIOSK_WARN 要写"),
}


@pytest.mark.parametrize(("env", "state", "says"), KIOSKS.values(), ids=KIOSKS)
def test_the_touch_screen(env: Mapping[str, str], state: State, says: str) -> None:
    told(doctor.touch_screen(env), state, "触摸屏：", says)


def test_variables_with_a_name_that_nothing_reads() -> None:
    told(doctor.variables({"GONGQIN_TODAY": "2020-04-20", "PATH": "/bin"}), FINE, "环境变量：", "没有写错名字的")
    wrong = {"GONGQIN_KOISK": "1", "GONGQIN_ADRESS": "https://a.cn"}
    told(doctor.variables(wrong), PUT_RIGHT, "环境变量：", "不认识 GONGQIN_ADRESS、GONGQIN_KOISK。")


def test_a_folder_with_its_history(tmp_path: Path) -> None:
    told(doctor.repository(tmp_path), FINE, "代码：", "没有修改历史")
    (tmp_path / ".git").mkdir()
    told(doctor.repository(tmp_path), PUT_RIGHT, "代码：", "全部修改历史")


LOCKS = {
    "what is installed": ("pydantic=={pydantic}", FINE, "1 个，都和锁定文件一样"),
    "two, for two Pythons": ("numpy==0.1 ; python\nnumpy=={numpy} ; python", FINE, "1 个"),
    "another version": (
        "pydantic==0.1 \\\n    --hash=sha256:0",
        PUT_RIGHT,
        "有 1 个：pydantic {pydantic}。请重新运行 pip install",
    ),
    "what is not there": ("no-such-thing==1.0", PUT_RIGHT, "no-such-thing 没装"),
    "many": (
        "\n".join(f"no-{n}==1" for n in range(7)),
        PUT_RIGHT,
        "有 7 个：no-0 没装、no-1 没装、no-2 没装、no-3 没装、no-4 没装……。",
    ),
}


@pytest.mark.parametrize(("lock", "state", "says"), LOCKS.values(), ids=LOCKS)
def test_the_lock(lock: str, state: State, says: str) -> None:
    there = {name: version(name) for name in ("pydantic", "numpy")}
    told(doctor.installed(lock.format_map(there)), state, "依赖：", says.format_map(there))


# —— the whole of it ——


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that `deploy/README.md` has put in a folder, without the history."""
    folder = tmp_path_factory.mktemp("srv") / "gongqin"
    for name in ("pages", "gongqin_core", "content"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("doctor.py", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    return folder


RUNS = {
    "all is well": ({}, 0, "好　　　时区：按 Asia/Shanghai 算日子，那里现在是 20"),
    "a named day": (
        {"GONGQIN_TODAY": "2020-04-20"},
        1,
        "要改　　时区：GONGQIN_TODAY 写着 2020-04-20，大家看到的都是这一天。",
    ),
    "a day that is none": (
        {"GONGQIN_TODAY": "2020-04-31"},
        2,
        "不能用　时区：网页不会启动。环境变量 GONGQIN_TODAY 写的是“2020-04-31”",
    ),
    "no notice": ({"GONGQIN_CONTENT": "nowhere"}, 2, "不能用　通知：不能用，网页不会启动。nowhere/current:1：读不到"),
}


@pytest.mark.parametrize(("env", "status", "says"), RUNS.values(), ids=RUNS)
def test_it_exits_with_the_worst(env: dict[str, str], status: int, says: str, deployed: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GONGQIN_")}
    run = subprocess.run(
        [sys.executable, deployed / "doctor.py"], env=clean | env, capture_output=True, text=True, cwd=deployed.parent
    )
    lines = run.stdout.splitlines()
    assert (run.returncode, run.stderr, len(lines)) == (status, "", 8)
    assert [line for line in lines if line.startswith(says)]


CLOCK = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
"""A minute may pass between two runs."""


def test_the_command_starts_it(deployed: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GONGQIN_")}
    by_hand, by_command = (
        subprocess.run([sys.executable, *arguments], env=clean, capture_output=True, text=True, cwd=deployed)
        for arguments in (["doctor.py"], ["-m", "gongqin_core", "doctor"])
    )
    said, said_by_hand = (CLOCK.sub("", run.stdout).splitlines()[2:] for run in (by_command, by_hand))
    assert said == said_by_hand != []
    assert (by_command.returncode, by_command.stderr) == (by_hand.returncode, "") == (0, "")


def test_every_notice_in_force_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_notices(tmp_path, NOTICE.about.id, second.FOLDER.name)
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    load_notice.cache_clear()
    told(doctor.notice(), FINE, "通知：", f"文件夹 {NOTICE.about.id}；")
    assert second.NOTICE.about.number in doctor.notice().text
    (tmp_path / second.FOLDER.name / "levels.yaml").unlink()
    load_notice.cache_clear()
    told(doctor.notice(), NO_START, "通知：", f"{second.FOLDER.name}/levels.yaml:1：缺这个文件")
    told(doctor.day(), NO_START, "时区：", "通知不能用")
    load_notice.cache_clear()


def told(line: Line, state: State, about: str, says: str) -> None:
    assert (line.state, line.text.startswith(about)) == (state, True), line
    assert says in line.text and line.text.endswith("。")
