"""One nginx for the test session, with its own folder, port and pid."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE.parent / "dist"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port: int, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nginx did not open port {port}")


@contextmanager
def serve(state: Path) -> Iterator[str]:
    if not (DIST / "index.html").exists():
        raise FileNotFoundError("portal/dist is missing: run portal/tools/build first")
    port = free_port()
    shutil.copy(HERE / "security.conf", state)
    text = (HERE / "nginx.conf.template").read_text()
    for name, value in {"STATE": state, "PORT": port, "DIST": DIST}.items():
        text = text.replace(f"@{name}@", str(value))
    (state / "nginx.conf").write_text(text)
    process = subprocess.Popen(["nginx", "-p", str(state), "-c", str(state / "nginx.conf")])
    try:
        wait_until_open(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
