"""A demo that goes on after the command has returned: the command shows its progress until it is ready."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

READY = "ready"


@dataclass
class Announcer:
    """The starting command's end of a pipe, and where the lines go afterwards."""

    pipe: int
    log: Path

    def ready(self) -> None:
        sys.stdout.flush()
        os.write(self.pipe, b"\0" + READY.encode())
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)
        os.close(self.pipe)


def announce_to_parent(pipe: int, folder: Path) -> Announcer:
    os.dup2(pipe, 1)
    os.dup2(pipe, 2)
    os.set_inheritable(pipe, False)
    (folder / "log").mkdir(parents=True, exist_ok=True)
    return Announcer(pipe, folder.resolve() / "log/demo.log")


def start_detached(arguments: list[str], folder: Path) -> int:
    """Starts the same command in a session of its own; returns when that one is ready or has ended."""
    reading, writing = os.pipe()
    kept = [word for word in arguments if word != "--detach"]
    child = subprocess.Popen(
        [sys.executable, "-m", "sandbox.demo.run", *kept, "--announce", str(writing)], pass_fds=[writing],
        stdin=subprocess.DEVNULL, start_new_session=True,
    )
    os.close(writing)
    try:
        is_ready = copied_until_ready(reading)
    except KeyboardInterrupt:
        child.terminate()
        child.wait()
        return 130
    if is_ready:
        print(f"It goes on in the background; bin/stop --state {folder} ends it.", flush=True)
        return 0
    return child.wait() or 1


def copied_until_ready(reading: int) -> bool:
    while part := os.read(reading, 65536):
        text, mark, _ = part.partition(b"\0")
        os.write(1, text)
        if mark:
            return True
    return False
