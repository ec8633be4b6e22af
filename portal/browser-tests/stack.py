"""The whole product as `bin/run` started it, and the demo's hand on the outside world."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Stack:
    state: str
    endpoints: dict[str, Any]

    @staticmethod
    def running() -> "Stack":
        state = os.environ.get("WORKPLACE_STATE")
        if state is None:
            raise RuntimeError("WORKPLACE_STATE does not name the state folder of a running product: bin/test endtoend")
        return Stack(state, json.loads((Path(state) / "endpoints.json").read_text(encoding="utf-8")))

    @property
    def portal(self) -> str:
        return self.endpoints["portal"]

    def sign_in(self, role: str) -> dict[str, Any]:
        return next(person for person in self.endpoints["signIns"] if person["role"] == role)

    def sandbox(self, *arguments: str) -> str:
        command = [str(ROOT / "bin/sandbox"), *arguments, "--state", self.state]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
