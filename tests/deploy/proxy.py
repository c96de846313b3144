"""nginx as `deploy/` has it, on ports and in a folder of its own."""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_connection

import pytest

from tests.places import ROOT
from tests.server import free_port

SELF_SIGNED = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1"


def needed(program: str, package: str) -> str:
    """The path of a program. Without it the test is skipped, and with CI=true it fails."""
    path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None:
        missing = f"{program} is missing: apt-get install {package}"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return path


def moved(file: str, places: dict[str, str]) -> str:
    """The text of one of the files of `deploy/`, with other places in it; each stands there."""
    text = (ROOT / "deploy" / file).read_text(encoding="utf-8")
    for there, here in places.items():
        assert there in text, f"{there} does not stand in deploy/{file}"
        text = text.replace(there, here)
    return text


@dataclass
class Proxy:
    """An nginx in front of the processes at two ports; `plain` and `port` answer over HTTP and HTTPS."""

    folder: Path
    behind: tuple[int, int]
    plain: int = field(default_factory=free_port)
    port: int = field(default_factory=free_port)

    def site(self) -> str:
        """`nginx.conf` as it is, with this folder and these ports in place of those of a server."""
        return moved(
            "nginx.conf",
            {
                "listen 80;": f"listen 127.0.0.1:{self.plain};",
                "gongqin.example.cn": "127.0.0.1",
                "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
                "127.0.0.1:8501": f"127.0.0.1:{self.behind[0]}",
                "127.0.0.1:8502": f"127.0.0.1:{self.behind[1]}",
                "/var/log/nginx/gongqin.log": f"{self.folder}/paths.log",
                "/var/log/nginx/gongqin-error.log": f"{self.folder}/errors.log",
            },
        )

    def around(self) -> str:
        """`nginx.main.conf`, with temporary files in this folder, that a test may take away, and one process that ends
        when it is told to."""
        temporary = f"client_body_temp_path {self.folder}/bodies; proxy_temp_path {self.folder}/answers;"
        return moved(
            "nginx.main.conf",
            {
                "user www-data;": "",
                "worker_processes auto;": "daemon off; master_process off;",
                "/run/nginx.pid": f"{self.folder}/pid",
                "/var/log/nginx/error.log": f"{self.folder}/around.log",
                "access_log off;": f"access_log off; {temporary}",
                "/etc/nginx/conf.d/*.conf": f"{self.folder}/nginx.conf",
            },
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        nginx, openssl = needed("nginx", "nginx-light"), needed("openssl", "openssl")
        key, certificate = self.folder / "gongqin.key", self.folder / "gongqin.pem"
        subprocess.run(
            [openssl, *SELF_SIGNED.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
        )
        (self.folder / "nginx.conf").write_text(self.site(), encoding="utf-8")
        around = self.folder / "around.conf"
        around.write_text(self.around(), encoding="utf-8")
        self.process = subprocess.Popen([nginx, "-p", self.folder, "-c", around], stderr=subprocess.PIPE, text=True)
        self.wait_until_it_listens()

    def wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                create_connection(("127.0.0.1", self.port), timeout=2).close()
                return
            except OSError:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=0.02)
        self.process.terminate()
        pytest.fail(f"nginx did not start:\n{self.process.communicate()[1]}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=10)
