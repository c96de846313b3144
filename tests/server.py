"""A running server and the Chromium that visits it, for tests and benchmarks."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
# CI runs as root; and without a network Chromium's own background requests would be refused by the hundred.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Seconds. One that fails ends and is told at once; a slow start says only how busy the machine is.
PATIENCE = 180


@dataclass
class Server:
    """`streamlit run` of the `app.py` in `folder`, on a port of its own that it keeps when it is started again."""

    folder: Path
    log: Path
    env: dict[str, str] = field(default_factory=dict)
    health: str = "/healthz"
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.port = self.port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(self.folder / "app.py"), f"--server.port={self.port}"]
        with self.log.open("ab") as log:
            # A folder that has nothing to do with the app: it must not matter where one starts it.
            self.process = subprocess.Popen(
                [*command, "--server.headless=true"],
                cwd=self.log.parent,
                env=os.environ | self.env,
                stdout=log,
                stderr=log,
            )
        self.wait_until_healthy()

    def wait_until_healthy(self) -> None:
        assert self.process
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}{self.health}", timeout=2):
                    return
            except OSError:  # refused, or too busy to answer yet
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=0.05)
        self.stop()
        pytest.fail(f"the server did not start:\n{self.log.read_text(encoding='utf-8')}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=10)
            self.process = None


GIVEN: set[int] = set()
"""Ports that were handed out already: the system may name one again before anybody listens on it."""


def free_port() -> int:
    """A port on which nobody listens, never one that was handed out before."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if port not in GIVEN:
            GIVEN.add(port)
            return port
