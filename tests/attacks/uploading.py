"""Files sent to the route that takes them, as a browser does or as nobody should."""

from contextlib import closing
from http.client import HTTPConnection

from tests.attacks.wire import Wire
from tests.server import Server

BOUNDARY = "----boundary"


def body_of(size: int) -> bytes:
    """A form with one file of that many bytes."""
    return form_of(bytes(size))


def form_of(content: bytes) -> bytes:
    """A form with one file."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def token(server: Server) -> str:
    """What a page gets to show that an upload is its own."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/_stcore/health")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return str(answer.headers["Set-Cookie"]).split("=", 1)[1].split(";")[0]


def begin(server: Server, session: str, file: str, body: bytes, sent: int | None = None) -> HTTPConnection:
    """An upload of which so many bytes are on their way; all of them where nothing is said."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    secret = token(server)
    connection.putrequest("PUT", f"/_stcore/upload_file/{session}/{file}")
    connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    connection.putheader("Content-Length", str(len(body)))
    connection.putheader("Cookie", f"_streamlit_xsrf={secret}")
    connection.putheader("X-Xsrftoken", secret)
    connection.endheaders()
    connection.send(body[:sent])
    return connection


def status(connection: HTTPConnection) -> int:
    with closing(connection):
        return connection.getresponse().status


def upload(server: Server, wire: Wire, file: str, size: int) -> int:
    """The status with which a whole file is answered."""
    return status(begin(server, wire.session, file, body_of(size)))
