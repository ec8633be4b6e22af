"""One process for all tests, reset before each."""
import base64
import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[3]
ADMIN = ("admin", "password")


class StandIn:
    """Speaks to the product's address and to the control address of one process."""

    def __init__(self, state: Path) -> None:
        self.state, self.log = state, state.with_suffix(".log")
        self.start()

    def start(self) -> None:
        command = [
            sys.executable, "-m", "sandbox.stalwart", "--port", "0", "--control", "0", "--state", str(self.state),
            "--hostname", "first.platform.test", "--recovery-admin", ":".join(ADMIN),
        ]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        ready = re.search(r"ready: (\S+) control (\S+)", self.process.stdout.readline())
        assert ready, "the stand-in did not start"
        self.base, self.control_base = ready[1], ready[2]

    def stop(self) -> str:
        """Ends the process and gives the log of all its starts."""
        self.process.terminate()
        self.process.communicate(timeout=10)
        log = self.log.read_text()
        assert self.process.returncode == 0, log
        assert "Traceback" not in log, log
        return log

    def restart(self) -> None:
        self.stop()
        self.start()

    def ask(
        self, method: str, url: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, Any]:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        content = body if isinstance(body, str) or body is None else json.dumps(body)
        try:
            connection.request(method, parts.path, content, {"Content-Type": "application/json", **(headers or {})})
            answer = connection.getresponse()
            raw = answer.read().decode()
        finally:
            connection.close()
        return answer.status, answer.headers, json.loads(raw) if raw else None

    def control(self, method: str, path: str, body: Any = None) -> Any:
        status, _, answer = self.ask(method, self.control_base + path, body)
        assert status < 300, answer
        return answer

    def fault(self, operation: str, kind: str, **rest: Any) -> str:
        return self.control("POST", "/faults", {"operation": operation, "kind": kind, **rest})["id"]

    def get(self, path: str, user: tuple[str, str] | None = ADMIN) -> tuple[int, http.client.HTTPMessage, Any]:
        return self.ask("GET", self.base + path, headers=authorization(user))

    def request(self, *calls: Any, user: tuple[str, str] = ADMIN) -> tuple[int, http.client.HTTPMessage, Any]:
        body = {
            "using": ["urn:ietf:params:jmap:core", "urn:stalwart:jmap"],
            "methodCalls": [[name, arguments, str(i)] for i, (name, arguments) in enumerate(calls)],
        }
        return self.ask("POST", self.base + "/jmap/", body, authorization(user))

    def call(self, name: str, arguments: dict[str, Any], user: tuple[str, str] = ADMIN) -> tuple[str, dict[str, Any]]:
        """Name and arguments of the answer to one method call."""
        status, _, body = self.request((name, arguments), user=user)
        assert status == 200, body
        return body["methodResponses"][0][0], body["methodResponses"][0][1]

    def create(self, kind: str, value: dict[str, Any], **arguments: Any) -> dict[str, Any]:
        _, answer = self.call(f"x:{kind}/set", {"create": {"n": value}, **arguments})
        assert "created" in answer, answer
        return answer["created"]["n"]

    def domain(self, name: str, dkim: str = "Manual") -> str:
        return self.create("Domain", {"name": name, "dkimManagement": {"@type": dkim}})["id"]

    def mailbox(self, domain: str, name: str, password: str, **rest: Any) -> str:
        credentials = {"0": {"@type": "Password", "secret": password}}
        value = {"@type": "User", "name": name, "domainId": domain, "credentials": credentials, **rest}
        return self.create("Account", value)["id"]

    def domain_ids(self, name: str) -> list[str]:
        return self.call("x:Domain/query", {"filter": {"name": name}})[1]["ids"]


def authorization(user: tuple[str, str] | None) -> dict[str, str]:
    """A name `bearer` goes with a token."""
    if user is None:
        return {}
    if user[0] == "bearer":
        return {"Authorization": f"Bearer {user[1]}"}
    return {"Authorization": "Basic " + base64.b64encode(":".join(user).encode()).decode()}


@pytest.fixture(scope="session")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    running = StandIn(tmp_path_factory.mktemp("stalwart") / "state")
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture
def server(process: StandIn) -> StandIn:
    if process.process.poll() is not None:
        process.start()
    process.control("POST", "/reset")
    return process
