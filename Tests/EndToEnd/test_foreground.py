"""`bin/run` in a terminal, ended as people end it."""

import os
import pty
import signal
import socket
import subprocess
import time
from pathlib import Path

from stack import ROOT, eventually


def processes_of(state: Path) -> list[int]:
    """Those that know the state folder by their arguments or environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if str(state).encode() in text and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_control_c_ends_everything(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    state = tmp_path / "foreground-state"
    terminal, inner = pty.openpty()
    # A session of its own with the terminal as its controlling one: ^C reaches whatever is in the foreground.
    process = subprocess.Popen(
        ["setsid", "--ctty", "--wait", str(ROOT / "bin/run"), "--port", str(port), "--state", str(state)],
        stdin=inner, stdout=inner, stderr=inner, close_fds=True,
    )
    os.close(inner)
    os.set_blocking(terminal, False)
    try:
        eventually(lambda: drained(terminal) and is_open(port) and (state / "endpoints.json").exists(), 120)
        assert len(processes_of(state)) > 5
        os.write(terminal, b"\x03")
        start = time.monotonic()
        eventually(lambda: drained(terminal) and process.poll() is not None, 30)
        assert time.monotonic() - start < 20
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        os.close(terminal)
    eventually(lambda: not processes_of(state), 5)
    assert not is_open(port)


def drained(terminal: int) -> bool:
    """Reads what was said, so that nobody waits for the terminal."""
    try:
        while os.read(terminal, 65536):
            pass
    except (BlockingIOError, OSError):
        pass
    return True
