"""A state folder of the test's own, short enough for Unix sockets."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from sandbox.demo.nginx import ROOT  # noqa: E402
from sandbox.demo.processes import Supervisor  # noqa: E402
from sandbox.demo.state import State  # noqa: E402


@pytest.fixture
def state() -> Iterator[State]:
    with tempfile.TemporaryDirectory(prefix="demo-") as folder:
        yield State(Path(folder))


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    supervisor = Supervisor(ROOT)
    yield supervisor
    supervisor.end()
