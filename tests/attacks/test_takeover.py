"""One of two processes is killed: nginx leads its visitors to the other one, with all they have answered."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from streamlit.proto.ClientState_pb2 import ClientState

from tests.deploy.proxy import Proxy
from tests.load.visit import Visit, visit
from tests.places import ROOT
from tests.server import Server
from tests.visitor import code_of

ANSWERED = f"case={code_of({'post': 'regular', 'held_level': '4'})}"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Server]]:
    servers = [Server(ROOT, tmp_path / f"{n}.txt", {"GONGQIN_TODAY": "2020-04-20"}) for n in range(2)]
    for server in servers:
        server.start()
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def proxy(two: list[Server], tmp_path: Path) -> Iterator[Proxy]:
    proxy = Proxy(tmp_path, (two[0].port, two[1].port))
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.mark.parametrize("killed", [0, 1])
def test_the_other_goes_on(killed: int, two: list[Server], proxy: Proxy) -> None:
    """Of many visitors some were with the killed one; all come to the question they had come to, and go on."""
    url = f"https://127.0.0.1:{proxy.port}"
    before = seen(url)
    process = two[killed].process
    assert process
    process.kill()
    process.wait(timeout=10)
    assert seen(url) == before
    assert len(before) == 1 and len(*before) == 2


def seen(url: str) -> set[tuple[str, str]]:
    """`visited`, in a thread of its own: that of the tests may have an event loop of the browser's in it."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(visited(url))).result()


async def visited(url: str) -> set[tuple[str, str]]:
    """What visitors are asked who come with the address alone, each with the same cookie every time, and what they are
    asked next."""
    asked = set()
    for number in range(6):
        async with visit(url, number, Random(number)) as page:
            await page.drawn(ClientState(query_string=ANSWERED))
            first = fields(page)
            await page.drawn(page.screen.answered(Random(1)))
            asked.add((first, fields(page)))
    return asked


def fields(page: Visit) -> str:
    return " ".join(field.label for field in page.screen.fields)
