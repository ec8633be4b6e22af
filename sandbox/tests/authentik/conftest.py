"""A stand-in of its own for each test module, on free ports, with its state in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .driver import StandIn


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    found = StandIn(tmp_path_factory.mktemp("authentik"))
    found.start()
    found.set_up_portal()
    yield found
    found.stop()


@pytest.fixture(autouse=True)
def no_faults(stand_in: StandIn) -> Iterator[None]:
    """Faults and time of one test do not reach the next."""
    yield
    if stand_in.is_running:
        stand_in.control("DELETE", "/faults")
        stand_in.control("PUT", "/time", {"offsetSeconds": 0})


@pytest.fixture
def state_folder(tmp_path: Path) -> Path:
    return tmp_path / "state"
