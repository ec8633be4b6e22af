"""The recorded exchanges pass whole."""
import subprocess
import sys

from conftest import ROOT


def test_all_recorded_exchanges():
    command = [sys.executable, "-m", "sandbox.replay", "stalwart"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines()[-1:] == ["218 passed, 0 failed"], done.stdout + done.stderr
    assert done.returncode == 0
