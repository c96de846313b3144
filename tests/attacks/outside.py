"""All other machines, as far as a server can see: a proxy that notes what it is asked for and has nothing."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Outside(ThreadingHTTPServer):
    """With `env` in its environment a program sends here whatever it wants of other machines."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Nothing)
        self.asked: list[str] = []
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def env(self) -> dict[str, str]:
        here = f"http://127.0.0.1:{self.server_port}"
        return {"http_proxy": here, "https_proxy": here, "no_proxy": ""}

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


class Nothing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Outside)
        self.server.asked.append(self.path)
        self.send_error(502)

    do_CONNECT = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""
