"""Files that visitors send: one each, so many in all, and none left when they have gone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pages.components.server import uploads
from tests.attacks.uploading import begin, body_of, status, upload
from tests.attacks.wire import Wire, opened
from tests.places import ROOT
from tests.server import Server

LARGEST = 10 * uploads.MEGABYTE
"""Of the form that holds a file: that is what counts on the way."""
FILE = LARGEST - len(body_of(0))
MOST = uploads.IN_ALL // LARGEST
"""Files of the largest size that one process takes; they leave no room for another."""


@pytest.fixture
def visitor(server: Server) -> Iterator[Wire]:
    with opened(server) as wire:
        wire.page()
        yield wire


def crowd(server: Server, stack: ExitStack, count: int) -> list[Wire]:
    wires = [stack.enter_context(opened(server)) for _ in range(count)]
    for wire in wires:
        wire.page()
    return wires


def test_all_files_together_have_a_largest_size(server: Server) -> None:
    with ExitStack() as stack:
        wires = crowd(server, stack, MOST + 2)
        assert [upload(server, wire, "f", FILE) for wire in wires] == [204] * MOST + [503] * 2


def test_forty_files_of_one_visitor_are_one(server: Server, visitor: Wire) -> None:
    """Were they kept, there would be room for ten."""
    assert [upload(server, visitor, f"f{n}", FILE) for n in range(40)] == [204] * 40


@pytest.mark.parametrize(("size", "answer"), [(FILE - 1, 204), (FILE, 204), (FILE + 1, 413)])
def test_a_file_has_a_largest_size(size: int, answer: int, server: Server, visitor: Wire) -> None:
    assert upload(server, visitor, "f", size) == answer


def test_files_go_when_their_pages_do(server: Server) -> None:
    for _ in range(3):
        with ExitStack() as stack:
            assert [upload(server, wire, "f", FILE) for wire in crowd(server, stack, MOST)] == [204] * MOST
        server_has_noticed(server)


def test_two_files_at_once_are_one_too_many(server: Server, visitor: Wire) -> None:
    body = body_of(1000)
    first = begin(server, visitor.session, "f1", body, sent=10)
    server_has_noticed(server)
    assert status(begin(server, visitor.session, "f2", body)) == 429
    first.send(body[10:])
    assert status(first) == 204
    assert upload(server, visitor, "f2", 1000) == 204


def test_a_file_that_comes_after_its_page_has_gone_is_not_kept(server: Server, visitor: Wire) -> None:
    body = body_of(FILE)
    for n in range(MOST + 2):
        with opened(server) as wire:
            wire.page()
            sending = begin(server, wire.session, f"f{n}", body, sent=1000)
            server_has_noticed(server)
        server_has_noticed(server)
        sending.send(body[1000:])
        assert status(sending) == 204
    assert upload(server, visitor, "f", FILE) == 204


@pytest.mark.parametrize("session", ["made-up", "", ".."], ids=["made up", "none", "another path"])
def test_nobody_sends_a_file_without_a_page(session: str, server: Server) -> None:
    assert status(begin(server, session, "f", body_of(10))) in (400, 404)


def test_a_kiosk_lets_no_file_in(tmp_path: Path) -> None:
    kiosk = Server(ROOT, tmp_path / "log.txt", {"GONGQIN_KIOSK": "1"})
    kiosk.start()
    try:
        with opened(kiosk) as wire:
            wire.page()
            assert upload(kiosk, wire, "f", 10) == 403
    finally:
        kiosk.stop()


def server_has_noticed(server: Server) -> None:
    """What came before on other connections is read: the server has one loop for all, and has been round it since."""
    for _ in range(3):
        with opened(server) as wire:
            wire.page()
