"""One nginx with the project's own configuration, a certificate of its own, and a responder in place of the pool."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import responder  # noqa: E402
from sandbox.demo import certificates, nginx, ports  # noqa: E402

BUNDLE = "export const answer = 42\n"


@dataclass
class Front:
    port: int
    ca: Path
    site: nginx.Site
    command: list[str]


def dist_in(folder: Path) -> Path:
    """Files of the same kinds as the portal's build."""
    assets = folder / "dist/assets"
    assets.mkdir(parents=True)
    (folder / "dist/index.html").write_text("<!doctype html><title>Portal</title>")
    (folder / "dist/favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (assets / "main-ABC.js").write_text(BUNDLE)
    (assets / "main-ABC.js.br").write_bytes(b"brotli")
    (assets / "main-ABC.js.gz").write_bytes(b"gzip")
    return folder / "dist"


@pytest.fixture(scope="session")
def front() -> Iterator[Front]:
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        state = Path(name)
        certificates.make(state / "tls")
        (state / "run").mkdir()
        server = responder.serve(state / "run/pool.sock")
        port = ports.free()
        site = nginx.Site(
            state=state, port=port, dist=dist_in(state), fastcgi=[str(state / "run/pool.sock")],
            certificate=state / "tls/localhost.pem", certificate_key=state / "tls/localhost.key",
            auth_rate="1r/m", auth_burst=5,
        )
        command = nginx.write(site)
        process = subprocess.Popen(command)
        try:
            deadline = time.monotonic() + 10
            while not ports.is_open(port):
                assert process.poll() is None and time.monotonic() < deadline, "nginx did not start"
                time.sleep(0.02)
            yield Front(port, state / "tls/ca.pem", site, command)
        finally:
            process.terminate()
            process.wait(10)
            server.shutdown()
