"""How many may be connected at once, and whose session is whose."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPResponse

import pytest
from websockets.exceptions import InvalidStatus

from pages.components.server import visitors
from tests.attacks.wire import Wire, opened
from tests.load.process import use_of
from tests.places import ROOT
from tests.server import Server

MOST = 10


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for ten visitors."""
    server = Server(ROOT, tmp_path_factory.mktemp("small") / "log.txt", {"GONGQIN_SESSIONS": str(MOST)})
    server.start()
    yield server
    server.stop()


def ask(server: Server, path: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()


def crowd(server: Server, count: int, stack: ExitStack) -> list[Wire]:
    wires = [stack.enter_context(opened(server)) for _ in range(count)]
    for wire in wires:
        wire.page()
    return wires


@pytest.mark.parametrize(("count", "health", "page"), [(8, 200, 200), (9, 503, 200), (10, 503, 503)])
def test_whoever_watches_is_told_before_it_is_full(count: int, health: int, page: int, small: Server) -> None:
    with ExitStack() as stack:
        crowd(small, count, stack)
        assert [ask(small, path)[0].status for path in ("/healthz", "/", "/levels")] == [health, page, page]


def test_beyond_the_most_there_is_a_plain_page_and_no_socket(small: Server) -> None:
    with ExitStack() as stack:
        wires = crowd(small, MOST, stack)
        answer, text = ask(small, "/?case=ANSWERS")
        assert (answer.headers["Retry-After"], answer.headers["Cache-Control"]) == ("60", "no-store")
        assert "现在打开的人太多" in text and 'lang="zh-CN"' in text and "ANSWERS" not in text
        with pytest.raises(InvalidStatus), opened(small):
            pass
        assert all(wire.page() > 0 for wire in wires)
    with opened(small) as again:
        assert again.page() > 0


@pytest.mark.parametrize(
    ("named", "most"), [("1", 1), ("250", 250), ("0", None), ("-1", None), ("多", None), ("", None)]
)
def test_how_many_can_be_named(named: str, most: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_SESSIONS", named)
    assert visitors.most() == (
        most or min(visitors.MOST, (visitors.open_files() - visitors.files_of(0)) // visitors.FILES)
    )


def test_a_process_opens_as_many_files_as_it_reckons_with(small: Server) -> None:
    """Those who have left count too, for two minutes. Were they forgotten, 1,024 files would be none too many."""
    assert small.process
    for _ in range(visitors.GONE + 2):
        with opened(small) as wire:
            wire.page()
    with ExitStack() as stack:
        crowd(small, MOST, stack)
        files = use_of(small.process.pid).files
    reckoned = visitors.files_of(MOST)
    assert reckoned - visitors.OWN_FILES <= files <= reckoned


# —— whose session ——


def test_a_session_that_is_connected_cannot_be_joined(server: Server) -> None:
    with opened(server) as officer:
        officer.page()
        with pytest.raises(InvalidStatus) as refused, opened(server, session=officer.session):
            pass
        assert refused.value.response.status_code == 403
        assert officer.page() > 0


def test_a_browser_gets_its_session_back_after_a_break(server: Server) -> None:
    with opened(server) as before:
        before.page()
    with opened(server, session=before.session) as after:
        after.page()
    assert after.session == before.session


def test_many_that_leave_at_once_keep_nobody_waiting(server: Server) -> None:
    with opened(server) as visitor, ExitStack() as stack:
        crowd(server, 100, stack)
        alone = max(visitor.page() for _ in range(5))
        stack.close()
        assert max(visitor.page() for _ in range(10)) < alone + 1


def test_a_download_stays_in_no_cache(server: Server) -> None:
    assert ask(server, "/media/made-up.xlsx")[0].headers["Cache-Control"] == "no-store"
