"""The host of the policy files, asked by a client that checks certificates."""

import json
import socket
import ssl

import pytest
from sandbox.demo import certificates, policy
from sandbox.demo.processes import Supervisor
from sandbox.demo.state import State

Place = tuple[State, int]


@pytest.fixture
def place(state: State, supervisor: Supervisor) -> Place:
    certificates.make(state.folder / "tls")
    port = policy.start(state, supervisor)["MTA_STS_CONNECT_TO"].rpartition(":")[2]
    return state, int(port)


def fetch(place: Place, host: str, path: str = "/.well-known/mta-sts.txt") -> tuple[str, str]:
    """Status line and body."""
    state, port = place
    context = ssl.create_default_context(cafile=state.folder / "tls/ca.pem")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        with context.wrap_socket(plain, server_hostname=host) as stream:
            stream.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: stream.recv(65536), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    return head.splitlines()[0], body


def test_every_name_has_a_policy_and_a_certificate(place: Place) -> None:
    for host in ("mta-sts.acme.test", "mta-sts.birch.test"):
        line, body = fetch(place, host)
        assert line.endswith("200 OK")
        assert body == "version: STSv1\r\nmode: enforce\r\nmx: mail.platform.test\r\nmax_age: 604800\r\n"
    assert fetch(place, "mta-sts.acme.test", "/other")[0].endswith("404 Not Found")


def test_it_breaks_for_one_name(place: Place) -> None:
    file = place[0].data("policy") / "mta-sts.acme.test.json"
    for fault, line in (({"status": 302, "location": "/"}, "302 Found"), ({"padding": 9}, "200 OK")):
        file.write_text(json.dumps(fault))
        found = fetch(place, "mta-sts.acme.test")
        assert found[0].endswith(line) and found[1].endswith("x" * fault.get("padding", 0))
        assert fetch(place, "mta-sts.birch.test")[1].endswith("max_age: 604800\r\n")
    file.write_text(json.dumps({"certificate": "mta-sts.other.test"}))
    with pytest.raises(ssl.SSLCertVerificationError):
        fetch(place, "mta-sts.acme.test")
    file.unlink()
    assert fetch(place, "mta-sts.acme.test")[1].startswith("version: STSv1")
