"""A running server that may be attacked."""

from collections.abc import Iterator

import pytest

from tests.attacks.outside import Outside
from tests.places import ROOT
from tests.server import Server


@pytest.fixture(scope="session")
def outside() -> Iterator[Outside]:
    """Where the server's own requests would go."""
    outside = Outside()
    yield outside
    outside.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, outside: Outside) -> Iterator[Server]:
    """The app on a day of its season, shared by all tests: do not stop it."""
    server = Server(ROOT, tmp_path_factory.mktemp("server") / "log.txt", {"GONGQIN_TODAY": "2020-04-20", **outside.env})
    server.start()
    yield server
    server.stop()
