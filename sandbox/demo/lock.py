"""One demo per state folder, and how to find the process that runs it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def file_in(folder: Path) -> Path:
    return folder / "run/demo.pid"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    with open(file_in(folder), "a+", encoding="ascii") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(f"a demo runs in {folder} already; bin/stop --state {folder} ends it") from None
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield
        stream.truncate(0)


def holder(folder: Path) -> int | None:
    """The process that holds the lock. A number left behind by a dead one holds nothing, so nobody else is meant by it."""
    try:
        stream = open(file_in(folder), "r+", encoding="ascii")
    except FileNotFoundError:
        return None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(stream.read().strip() or 0) or None
        return None
