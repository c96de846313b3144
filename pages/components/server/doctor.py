"""What an administrator is told of this machine: whether what `deploy/` asks for holds here, a line for each thing.

It looks at the process it runs in, so it says most where systemd starts it, with the limits and the variables of the
service (`ExecStartPre` in `deploy/gongqin@.service`). `gongqin doctor` starts it too; the core knows of no server.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import IntEnum
from importlib import metadata
from os import environ
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from gongqin_core.clock import ClockError, today
from gongqin_core.comparing.series import places
from gongqin_core.notice.yaml_lines import ContentError
from pages.components.server import address, numbers, visitors

ROOT: Final = Path(__file__).parents[3]
KNOWN: Final = frozenset(
    (
        *("GONGQIN_CONTENT", "GONGQIN_TODAY", "GONGQIN_ADDRESS", "GONGQIN_SESSIONS"),
        *("GONGQIN_KIOSK", "GONGQIN_KIOSK_IDLE", "GONGQIN_KIOSK_WARN", "GONGQIN_KIOSK_PRINT"),
    )
)
"""The variables that are read anywhere."""
PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


class State(IntEnum):
    """How bad it is; also the exit status."""

    FINE = 0
    PUT_RIGHT = 1
    NO_START = 2


MARKS: Final = {State.FINE: "好　　", State.PUT_RIGHT: "要改　", State.NO_START: "不能用"}


class Line(NamedTuple):
    state: State
    text: str

    def __str__(self) -> str:
        return f"{MARKS[self.state]}　{self.text}"


def main() -> int:
    """Print every line; returns the exit status, the worst of them."""
    lines = list(look())
    print(*lines, sep="\n", flush=True)
    return max(line.state for line in lines)


def look() -> Iterator[Line]:
    """All there is to say of this process, its variables and the folder it runs from."""
    yield files(visitors.open_files(), environ.get("GONGQIN_SESSIONS", ""))
    yield notice()
    yield day()
    yield reached(environ.get("GONGQIN_ADDRESS", "").strip())
    yield touch_screen(environ)
    yield variables(environ)
    yield repository(ROOT)
    yield installed((ROOT / "requirements.lock").read_text(encoding="utf-8"))


def files(may_open: int, named: str) -> Line:
    """`may_open`: how many files the process may open; `named`: what GONGQIN_SESSIONS says."""
    most = visitors.most_of(named, may_open)
    if named and not numbers.whole(named):
        return Line(
            State.PUT_RIGHT, f"文件数：GONGQIN_SESSIONS 写的是“{named}”，要写 1 以上的整数。现在按 {most} 个页面算。"
        )
    wanted = numbers.whole(named) or visitors.MOST
    if may_open >= (needed := visitors.files_of(wanted)):
        return Line(State.FINE, f"文件数：最多能打开 {may_open} 个文件，够同时开 {wanted} 个页面。")
    return Line(
        State.PUT_RIGHT,
        f"文件数：最多能打开 {may_open} 个文件，同时开 {wanted} 个页面要 {needed} 个。"
        "请在 gongqin@.service 里留着 LimitNOFILE=65536，再重新启动。",
    )


def notice() -> Line:
    """Of every place, the one in force."""
    try:
        found = [notice.about for notice in places()]
    except ContentError as error:
        return Line(State.NO_START, f"通知：不能用，网页不会启动。{'；'.join(map(str, error.problems))}。")
    named = "；".join(f"{about.short}（{about.number}），文件夹 {about.id}" for about in found)
    return Line(State.FINE, f"通知：{named}。")


def day() -> Line:
    """The day that visitors see, and by which clock."""
    try:
        zones = [*dict.fromkeys(notice.about.time_zone for notice in places())]
        [shown, *_] = map(today, zones)
    except ContentError:
        return Line(State.NO_START, "时区：通知不能用，不知道按哪里的时间。")
    except ClockError as error:
        return Line(State.NO_START, f"时区：网页不会启动。{error}。")
    if environ.get("GONGQIN_TODAY"):
        return Line(
            State.PUT_RIGHT, f"时区：GONGQIN_TODAY 写着 {shown}，大家看到的都是这一天。它只用来试，正式用时请去掉。"
        )
    now = "；".join(f"按 {zone} 算日子，那里现在是 {datetime.now(ZoneInfo(zone)):%Y-%m-%d %H:%M}" for zone in zones)
    return Line(State.FINE, f"时区：{now}。不对的话，请校准这台机器的时钟。")


def reached(text: str) -> Line:
    """`text`: what GONGQIN_ADDRESS says."""
    if not text:
        return Line(State.FINE, "网址：没有设 GONGQIN_ADDRESS，用浏览器里的网址。")
    if not address.is_usable(text):
        return Line(State.PUT_RIGHT, f"网址：GONGQIN_ADDRESS 写的是“{text}”，不能当网址用。{address.AS_IT_SHOULD_BE}")
    if address.is_here_alone(text):
        return Line(State.PUT_RIGHT, f"网址：GONGQIN_ADDRESS 写的是“{text}”，别的机器打不开。请写大家用的网址。")
    return Line(State.FINE, f"网址：大家从 {text} 打开。")


def touch_screen(env: Mapping[str, str]) -> Line:
    """The switches of the kiosk, each of which counts as not set where it is not written exactly so."""
    switches = {name: env[name] for name in sorted(KNOWN) if name.startswith("GONGQIN_KIOSK") and env.get(name)}
    wrong = [f"{name} 要写 1" for name in ("GONGQIN_KIOSK", "GONGQIN_KIOSK_PRINT") if switches.get(name, "1") != "1"]
    wrong += [
        f"{name} 要写 1 以上的整数"
        for name in ("GONGQIN_KIOSK_IDLE", "GONGQIN_KIOSK_WARN")
        if name in switches and not numbers.whole(switches[name])
    ]
    if wrong:
        return Line(State.PUT_RIGHT, f"触摸屏：{'，'.join(wrong)}。现在按没有设算。")
    if "GONGQIN_KIOSK" in switches:
        return Line(State.FINE, f"触摸屏：开着，不写网址，没人碰就自己清除。{_scanned(env)}")
    if switches:
        return Line(State.PUT_RIGHT, f"触摸屏：没有设 GONGQIN_KIOSK=1，{'、'.join(switches)} 不起作用。")
    return Line(State.FINE, "触摸屏：没有开，这是一般的网页。")


def _scanned(env: Mapping[str, str]) -> str:
    """What a visitor's phone sees of a kiosk's result."""
    if address.is_usable(env.get("GONGQIN_ADDRESS", "").strip()):
        return "扫二维码，在手机上接着看。"
    return "没有能用的 GONGQIN_ADDRESS，二维码里只有结果的文字；要在手机上接着看，请设成大家用的网址。"


def variables(env: Mapping[str, str]) -> Line:
    unknown = sorted(name for name in env if name.startswith("GONGQIN") and name not in KNOWN)
    if unknown:
        return Line(
            State.PUT_RIGHT, f"环境变量：不认识 {'、'.join(unknown)}。请对照 deploy/README.zh-CN.md 改名字或者去掉。"
        )
    return Line(State.FINE, "环境变量：没有写错名字的。")


def repository(root: Path) -> Line:
    """Whether the history, with everything that ever stood in it, lies where the pages are served from."""
    if (root / ".git").exists():
        return Line(
            State.PUT_RIGHT,
            f"代码：{root / '.git'} 里有全部修改历史，不该放在对外的机器上。请照 deploy/README.zh-CN.md 只放文件。",
        )
    return Line(State.FINE, f"代码：{root} 里没有修改历史。")


def installed(lock: str) -> Line:
    """`lock`: the text of requirements.lock. One that is pinned more than once is so for different Pythons."""
    wanted: dict[str, list[str]] = {}
    for name, version in PINNED.findall(lock):
        wanted.setdefault(name, []).append(version)
    there = {name: _version(name) for name in wanted}
    other = [f"{name} {there[name] or '没装'}" for name, versions in wanted.items() if there[name] not in versions]
    if other:
        return Line(
            State.PUT_RIGHT,
            f"依赖：和锁定文件不一样的有 {len(other)} 个：{'、'.join(other[:5])}{'……' if len(other) > 5 else ''}。"
            "请重新运行 pip install --require-hashes -r requirements.lock。",
        )
    return Line(State.FINE, f"依赖：{len(wanted)} 个，都和锁定文件一样。Python {sys.version.split()[0]}。")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
