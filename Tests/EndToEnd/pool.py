"""A second pool on the same database with other settings, spoken to over its own socket."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import Browser
from stack import ROOT, Stack, eventually


@contextmanager
def pool(stack: Stack, folder: Path, settings: dict[str, str]) -> Iterator[Path]:
    """Gives the socket."""
    at = folder / "pool.sock"
    own = settings | {"FASTCGI_SOCKET": str(at), "STATUS_PORT": "0"}
    environment = {"PATH": os.environ["PATH"]} | stack.variables | own
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([str(ROOT / ".build/release/workplace"), "serve"], env=environment,
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        eventually(at.exists, 20)
        yield at
    finally:
        process.terminate()
        process.wait(20)


def signed_in(stack: Stack, browser: Browser) -> dict[str, str]:
    """What a request of this browser says."""
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies[stack.portal.rstrip("/")].items())
    return {"Cookie": cookie, "Sec-Fetch-Site": "same-origin"}
