"""What is kept between starts."""

import socket
import stat
from pathlib import Path

import pytest
from sandbox.demo.state import State


def test_secrets_and_ports_are_kept_and_private(state: State) -> None:
    secret, key, port = state.secret("a"), state.key("b"), state.port("c")
    again = State(state.folder)
    assert (again.secret("a"), again.key("b"), again.port("c")) == (secret, key, port)
    assert stat.S_IMODE((state.folder / "kept.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(state.folder.stat().st_mode) == 0o700


def test_a_port_that_was_taken_meanwhile_is_replaced(state: State) -> None:
    port = state.port("a")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert State(state.folder).port("a") != port


def test_a_path_too_long_for_sockets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="too long"):
        State(tmp_path / ("x" * 120))
