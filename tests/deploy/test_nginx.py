"""`deploy/nginx.conf` does in a real nginx what `deploy/README.md` promises of it, before two stubs of the app."""

import shutil
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection, RemoteDisconnected
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.deploy.proxy import Proxy

SCRIPT = b"const words = '\xe5\xb7\xa5\xe5\x8b\xa4';\n" * 200
UNVERIFIED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE
UPLOAD = "/_stcore/upload_file/session/file"


class Stub(ThreadingHTTPServer):
    """A process of the app that remembers what it was asked, with which headers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.more: dict[str, str] = {}
        """Headers of its answers, beside the usual ones."""
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, Stub)
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "application/javascript")
        self.send_header("Content-Length", str(len(SCRIPT)))
        self.send_header("Connection", "close")  # so that a stub that stops leaves no connection behind
        for name, value in self.server.more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(SCRIPT)

    do_PUT = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes


Headers = Mapping[str, str]
NO_HEADERS: Headers = {}


def ask(connection: HTTPConnection, path: str, method: str, body: bytes, headers: Headers) -> Reply:
    with closing(connection):
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        return Reply(answer.status, answer.headers, answer.read())


@dataclass
class Door:
    """A running proxy and the two processes behind it."""

    proxy: Proxy
    stubs: list[Stub]

    def stop(self, stub: Stub) -> None:
        stub.shutdown()
        stub.server_close()

    def ask(self, path: str, method: str = "GET", body: bytes = b"", headers: Headers = NO_HEADERS) -> Reply:
        """One request over HTTPS, on a connection of its own."""
        connection = HTTPSConnection("127.0.0.1", self.proxy.port, context=UNVERIFIED, timeout=20)
        return ask(connection, path, method, body, headers)

    def ask_plainly(self, path: str) -> Reply:
        """The same without HTTPS."""
        return ask(HTTPConnection("127.0.0.1", self.proxy.plain, timeout=20), path, "GET", b"", NO_HEADERS)

    def reached(self, cookie: str) -> int:
        """Which process a visitor with that cookie comes to."""
        before = [len(stub.asked) for stub in self.stubs]
        assert self.ask("/", headers={"Cookie": cookie}).status == 200
        [reached] = [n for n, stub in enumerate(self.stubs) if len(stub.asked) > before[n]]
        return reached


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    stubs = [Stub(), Stub()]
    door = Door(Proxy(tmp_path, (stubs[0].server_port, stubs[1].server_port)), stubs)
    door.proxy.start()
    yield door
    door.proxy.stop()
    for stub in stubs:
        door.stop(stub)


def test_a_visitor_stays_with_one_process_and_visitors_are_spread(door: Door) -> None:
    first = door.ask("/").headers["Set-Cookie"]
    cookie, *attributes = first.split("; ")
    assert attributes == ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]
    assert len({door.reached(cookie) for _ in range(10)}) == 1
    assert door.ask("/", headers={"Cookie": cookie}).headers["Set-Cookie"] is None
    assert {door.reached(f"route={n}") for n in range(40)} == {0, 1}


def test_the_other_process_takes_over_when_one_stops(door: Door) -> None:
    cookie = next(f"route={n}" for n in range(40) if door.reached(f"route={n}") == 0)
    door.stop(door.stubs[0])
    assert door.ask("/", headers={"Cookie": cookie}).status == 200


def test_no_log_holds_a_query_even_when_nothing_answers(door: Door) -> None:
    assert door.ask("/self_check?case=ANSWERS").status == 200
    for stub in door.stubs:
        door.stop(stub)
    assert door.ask("/self_check?case=ANSWERS").status == 502
    answer = door.ask_plainly("/?case=ANSWERS")
    assert (answer.status, answer.headers["Location"]) == (301, "https://127.0.0.1/?case=ANSWERS")
    logs = {path.name: path.read_text(encoding="utf-8") for path in door.proxy.folder.glob("*.log")}
    assert [line.split("] ")[1].split()[:2] for line in logs["paths.log"].splitlines()] == [["GET", "/self_check"]] * 2
    assert {name for name, text in logs.items() if "ANSWERS" in text} == set()


def test_no_log_holds_whose_session_or_which_file_it_is(door: Door) -> None:
    """Not even when nothing answers, or too much comes."""
    paths = ["/_stcore/upload_file/SESSION/FILE", "/media/FILE.xlsx"]
    for path in paths:
        assert door.ask(path, "PUT" if "upload" in path else "GET").status == 200
    assert door.ask(paths[0], "PUT", headers={"Content-Length": str(13 << 20)}).status == 413
    while door.ask(paths[0], "PUT").status == 200:
        pass
    for stub in door.stubs:
        door.stop(stub)
    for path in paths:
        assert door.ask(path).status in (502, 503)
    for _ in range(2):  # a line is logged once its answer is out, and by the next answer at the latest
        assert door.ask("/levels").status == 502
    logs = [path.read_text(encoding="utf-8") for path in door.proxy.folder.glob("*.log")]
    assert any("/levels" in log for log in logs)
    assert [log for log in logs if "SESSION" in log or "FILE" in log] == []


OF_ALL = {
    "Strict-Transport-Security": "max-age=31536000",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/_stcore/metrics", 404)], ids=["of the app", "of nginx"])
def test_every_page_carries_the_security_headers_once(path: str, status: int, door: Door) -> None:
    answer = door.ask(path)
    assert answer.status == status
    assert {name: answer.headers.get_all(name) for name in OF_ALL} == {name: [value] for name, value in OF_ALL.items()}


def test_a_page_that_nginx_shows_when_nothing_answers_carries_them_too(door: Door) -> None:
    for stub in door.stubs:
        door.stop(stub)
    answer = door.ask("/")
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (502, OF_ALL["Content-Security-Policy"])


def test_what_the_app_says_itself_stays(door: Door) -> None:
    for stub in door.stubs:
        stub.more = {"Content-Security-Policy": "default-src 'self'", "Referrer-Policy": "same-origin"}
    headers = door.ask("/").headers
    assert [headers.get_all(name) for name in door.stubs[0].more] == [["default-src 'self'"], ["same-origin"]]


def test_a_made_up_host_is_not_repeated(door: Door) -> None:
    forged = {"Host": "elsewhere.example"}
    answer = ask(HTTPConnection("127.0.0.1", door.proxy.plain, timeout=20), "/", "GET", b"", forged)
    assert (answer.status, answer.headers["Location"]) == (301, "https://127.0.0.1/")
    with pytest.raises(RemoteDisconnected):
        door.ask("/", headers=forged)
    assert [stub.asked for stub in door.stubs] == [[], []]


def test_scripts_are_compressed(door: Door) -> None:
    answer = door.ask("/static/js/index.js", headers={"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert len(answer.body) < len(SCRIPT) / 4


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_is_nobodys_business_is_not_passed_on(door: Door, path: str) -> None:
    assert door.ask(path).status == 404
    assert [stub.asked for stub in door.stubs] == [[], []]


def test_the_host_and_the_wish_for_a_websocket_are_passed_on(door: Door) -> None:
    wish = {"Host": "127.0.0.1:8443", "Upgrade": "websocket", "Connection": "Upgrade"}
    door.ask("/_stcore/stream", headers=wish)
    [(path, headers)] = [asked for stub in door.stubs for asked in stub.asked]
    expected = {"host": "127.0.0.1:8443", "upgrade": "websocket", "connection": "upgrade"}
    assert (path, headers | expected) == ("/_stcore/stream", headers)


def test_an_upload_goes_through_no_file_and_has_a_largest_size(door: Door) -> None:
    shutil.rmtree(door.proxy.folder / "bodies")
    megabyte = bytes(1 << 20)
    assert door.ask(UPLOAD, "PUT", megabyte * 4).status == 200
    assert door.ask(UPLOAD, "PUT", headers={"Content-Length": str(13 << 20)}).status == 413


def test_uploads_of_one_address_are_counted(door: Door) -> None:
    refused = next(n for n in range(60) if door.ask(UPLOAD, "PUT", b"roster").status == 503)
    assert refused >= 21  # one, and a burst of twenty
    assert door.ask("/").status == 200
