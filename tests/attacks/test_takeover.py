"""One of two processes is killed: nginx leads its visitors to the other one, with all they have answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.ClientState_pb2 import ClientState

from tests.attacks.drawing import drawn, said
from tests.attacks.wire import opened
from tests.deploy.proxy import Proxy
from tests.load.visit import UNVERIFIED
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
    """Of many visitors some were with the killed one; all get their answers back, and go on."""
    url, routes = f"https://127.0.0.1:{proxy.port}", [f"route={n}" for n in range(6)]
    before = [answers_of(url, route) for route in routes]
    process = two[killed].process
    assert process
    process.kill()
    process.wait(timeout=10)
    assert [answers_of(url, route) for route in routes] == before
    assert len(set(before)) == 1 and "在岗正式人员" in before[0]


def answers_of(url: str, route: str) -> str:
    """What a page shows as answered, for a visitor with that cookie who comes with the address alone."""
    with opened(url, cookie=route, ssl=UNVERIFIED) as wire:
        page = said(drawn(wire, ClientState(query_string=ANSWERED)))
        again = said(drawn(wire, ClientState(query_string=ANSWERED)))
    assert page == again
    return page
