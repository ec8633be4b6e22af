"""The whole recorded file against a fresh stand-in."""

import subprocess
import sys

from .driver import PROJECT


def test_every_recorded_exchange_is_answered_alike() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "sandbox.replay", "authentik"], cwd=PROJECT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout
