"""Ends a demo and waits until it is gone.

    bin/stop [--state DIR]
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from . import lock
from .nginx import ROOT
from .progress import say, step

SECONDS = 120


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/stop", description="Ends what bin/run started.")
    parser.add_argument("--state", type=Path, default=ROOT / ".state", metavar="DIR")
    folder = parser.parse_args().state
    process = lock.holder(folder)
    if process is None:
        say(f"Nothing runs in {folder}.")
        return 0
    os.kill(process, signal.SIGTERM)
    with step(f"ending process {process} and what it started"):
        deadline = time.monotonic() + SECONDS
        while lock.holder(folder) == process:
            if time.monotonic() > deadline:
                raise SystemExit(f"process {process} has not ended after {SECONDS} s")
            time.sleep(0.1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
