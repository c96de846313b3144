"""Two processes behind nginx, and a crowd before them. On this machine alone; it ends by itself.

    uv run python -m tests.load --sessions 1000 --minutes 3 --bare

prints every few seconds how long openings and reruns take (p50 and p95), and what each process takes of memory, open
files and threads. `--bare`: afterwards the same with a page of one button, and how the two compare. `--leaving 3`:
three visits a second leave and others come. `--at`: before pages that run already, of which only times are seen.
"""

import argparse
import asyncio
import resource
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bare import BARE, one_line
from tests.benchmarks.measure import show
from tests.deploy.proxy import Proxy
from tests.load.crowd import Crowd, Plan, Tally
from tests.load.figures import Figures, milliseconds, quantile, row
from tests.load.process import use_of
from tests.load.visit import on_this_machine
from tests.places import ROOT
from tests.server import Server

DAY = {"GONGQIN_TODAY": "2020-04-20"}


@contextmanager
def behind_nginx(folder: Path, servers: Sequence[Server]) -> Iterator[str]:
    """Two processes, started and ended here, and the address of the nginx before them."""
    with ExitStack() as stack:
        for server in servers:
            stack.callback(server.stop)
            server.start()
        proxy = Proxy(folder, (servers[0].port, servers[1].port))
        proxy.start()
        stack.callback(proxy.stop)
        yield f"https://127.0.0.1:{proxy.port}"


def load(pages: str, url: str, servers: Sequence[Server], plan: Plan, pause: float, figures: Figures) -> list[float]:
    """Seconds of every rerun once all visits were there."""
    reruns: list[float] = []
    numbers = [server.process.pid for server in servers if server.process]

    def look(seconds: float, there: int, come: int, tally: Tally) -> None:
        figures.take(row(seconds, pages, there, come, tally, [use_of(number) for number in numbers]))
        if seconds - pause >= plan.sessions / plan.opening:
            reruns.extend(tally.reruns)

    asyncio.run(Crowd(url, plan, look, pause).stay())
    return reruns


def compare(times: dict[str, list[float]]) -> None:
    """Print how the pages did; with two of them, the first beside the second."""
    found = {pages: [quantile(milliseconds(reruns), part) for part in (0.5, 0.95)] for pages, reruns in times.items()}
    rows = [(pages, len(times[pages]), *figures) for pages, figures in found.items()]
    show("Reruns once all were there, ms", ("", "reruns", "p50", "p95"), rows)
    if len(found) == 2:
        ours, bare = found.values()
        print(f"p50 {ours[0] / bare[0]:.2f}, p95 {ours[1] / bare[1]:.2f} times the bare page's (p95: at most 2)")


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__.split("\n")[0])
    parser.add_argument("--sessions", type=int, default=200, help="visits at once")
    parser.add_argument("--every", type=float, default=10, help="seconds between two answers of one visit")
    parser.add_argument("--opening", type=float, default=50, help="openings a second, until all are there")
    parser.add_argument("--leaving", type=float, default=0, help="visits a second that leave for others")
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--pause", type=float, default=10, help="seconds between two looks")
    parser.add_argument("--bare", action="store_true", help="then the same with a page of one button")
    parser.add_argument("--at", type=on_this_machine, help="before pages that run already: https://127.0.0.1")
    parser.add_argument("--csv", type=Path, help="every look into this file, too")
    return parser.parse_args()


def main() -> None:
    options = asked()
    plan = Plan(options.sessions, options.every, options.opening, options.leaving, options.minutes * 60)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    figures, folder = Figures(options.csv), Path(tempfile.mkdtemp())
    try:
        if options.at:
            compare({"the pages": load("there", options.at, [], plan, options.pause, figures)})
            return
        (folder / "ours").mkdir()
        crowds = {"ours": [Server(ROOT, folder / "ours" / f"{n}.txt", DAY) for n in (1, 2)]}
        if options.bare:
            crowds["bare"] = [one_line(folder / f"bare{n}", BARE) for n in (1, 2)]
        times = {}
        for pages, servers in crowds.items():
            with behind_nginx(folder, servers) as url:
                times[pages] = load(pages, url, servers, plan, options.pause, figures)
        compare(times)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
