"""The product as `bin/run` started it, with the demo's hand on the outside world and the operator's commands."""

import json
import os
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Stack:
    state: Path
    endpoints: dict[str, Any]

    @staticmethod
    def running() -> "Stack":
        folder = os.environ.get("WORKPLACE_STATE")
        if folder is None:
            raise RuntimeError("WORKPLACE_STATE names no state folder of a running product: use bin/test endtoend")
        state = Path(folder)
        return Stack(state, json.loads((state / "endpoints.json").read_text(encoding="utf-8")))

    @property
    def portal(self) -> str:
        return str(self.endpoints["portal"])

    def person(self, role: str, tenant: str | None = None) -> dict[str, Any]:
        people = self.endpoints["signIns"]
        return next(one for one in people if one["role"] == role and tenant in (None, one["tenant"]))

    def sandbox(self, *arguments: str) -> str:
        command = [str(ROOT / "bin/sandbox"), *arguments, "--state", str(self.state)]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    @property
    def variables(self) -> dict[str, str]:
        """The product's own."""
        lines = (self.state / "product.env").read_text(encoding="utf-8").splitlines()
        return {name: value.strip("'") for name, _, value in (line.partition("=") for line in lines)}

    def workplace(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """An operator's command."""
        environment = {"PATH": os.environ["PATH"]} | self.variables
        command = [str(ROOT / ".build/release/workplace"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    def move_clock(self, product: str, seconds: int) -> None:
        """A stand-in's clock runs ahead of ours, or behind it."""
        control = self.endpoints["sandbox"][product]["control"]
        body = json.dumps({"offsetSeconds": seconds}).encode()
        request = urllib.request.Request(control + "/time", body, {"Content-Type": "application/json"}, method="PUT")
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()

    def authentik(self, method: str, path: str, body: Any = None) -> Any:
        """A call to the management interface of the sign-on system, as its own administrator makes it."""
        headers = {"Authorization": "Bearer " + self.variables["AUTHENTIK_API_TOKEN"], "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        data = None if body is None else json.dumps(body).encode()
        url = self.variables["AUTHENTIK_BASE_URL"] + "/api/v3" + path
        trust = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=self.endpoints["ca"]))
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), trust)
        with direct.open(urllib.request.Request(url, data, headers, method=method), timeout=20) as answer:
            return json.load(answer)


def eventually(what: Callable[[], Any], seconds: float = 20) -> Any:
    """The first true value, looked for five times a second."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if value := what():
            return value
        time.sleep(0.2)
    raise AssertionError(f"nothing after {seconds} s")
