"""Every kind of answer carries the security headers, and nothing that lies beside the pages is handed out."""

import re
import socket
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse

import pytest

from pages.components.server import at_once, headers, index
from tests.attacks.uploading import begin, body_of
from tests.server import Server

SCRIPT = re.findall(r'src="\.(/static/[^"]+\.js)"', index.streamlit_index())[0]
KINDS = {
    "the first page": ("GET", "/", 200),
    "its head alone": ("HEAD", "/", 200),
    "a page": ("GET", "/levels?case=1", 200),
    "a page in another way": ("POST", "/levels", 405),
    "the way to the first page": ("GET", "/check?case=1", 307),
    "no page": ("GET", "/a/b/c", 404),
    "a script that is none": ("GET", "/static/none.js", 404),
    "a script of Streamlit's": ("GET", SCRIPT, 200),
    "a figure that is none": ("GET", "/_stcore/none", 404),
    "a socket without the wish for one": ("GET", "/_stcore/stream", 404),
    "a download that is none": ("GET", "/media/made-up.xlsx", 404),
    "a component that is none": ("GET", "/component/none/index.html", 404),
    "health": ("GET", "/healthz", 200),
    "Streamlit's health": ("GET", "/_stcore/health", 200),
    "its settings": ("GET", "/_stcore/host-config", 200),
    "an upload without a page": ("PUT", "/_stcore/upload_file/made-up/f", 400),
    "the style": ("GET", "/look.css", 200),
    "the script": ("GET", "/zh.js", 200),
    "the icon": ("GET", "/favicon.png", 200),
    "for robots": ("GET", "/robots.txt", 200),
}


def ask(server: Server, method: str, path: str) -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer, answer.read()


@pytest.mark.parametrize(("method", "path", "status"), KINDS.values(), ids=KINDS)
def test_it_carries_every_header_once(method: str, path: str, status: int, server: Server) -> None:
    answer, _ = ask(server, method, path)
    expected = headers.security(f"127.0.0.1:{server.port}")
    assert answer.status == status
    assert {name: answer.headers.get_all(name) for name in expected} == {n: [value] for n, value in expected.items()}


def test_an_answer_does_not_wait_for_its_first_part_to_be_acknowledged(server: Server) -> None:
    taken = []
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        for _ in range(60):
            start = time.perf_counter()
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            taken.append(time.perf_counter() - start)
    # The first ones are acknowledged at once in any case, and another program may hold some up.
    assert min(taken[30:]) < 0.02


def test_what_is_accepted_sends_at_once() -> None:
    with socket.socket() as listening, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        at_once.send()
        other.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("path", ["/static/none.js", "/static/a/b", "/_stcore/stream", "/a/b/c"])
def test_where_there_is_nothing_it_says_so_in_chinese_and_leads_back(path: str, server: Server) -> None:
    answer, body = ask(server, "GET", path)
    assert (answer.status, answer.headers["Cache-Control"]) == (404, "no-store")
    assert "没有这个网页。" in body.decode() and b'lang="zh-CN"' in body
    assert f'href="{"../" * (path.count("/") - 1)}"'.encode() in body


def test_the_answer_to_an_upload_carries_them(server: Server) -> None:
    with closing(begin(server, "made-up", "f", body_of(10))) as connection:
        answer = connection.getresponse()
        assert {name: answer.headers[name] for name in headers.SECURITY} == headers.security(f"127.0.0.1:{server.port}")


@pytest.mark.parametrize(
    "path",
    [
        *("/.git/config", "/.git/HEAD", "/app.py", "/doctor.py", "/requirements.lock", "/content/current"),
        *("/pages/frame.py", "/.streamlit/config.toml", "/static/../app.py", "/%2e%2e/app.py", "/app/static/../app.py"),
        *("//app.py", "/..%2fapp.py", "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/media/../app.py"),
    ],
)
def test_nothing_of_the_folder_is_handed_out(path: str, server: Server) -> None:
    answer, body = ask(server, "GET", path)
    assert answer.status in (400, 404) or b'<div id="root">' in body
    assert not any(words in body for words in (b"import ", b"[core]", b"ref: ", b"sha256", b"jiaozuo", b"root:x"))
