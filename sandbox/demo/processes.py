"""Starts processes in order, keeps them alive, and ends them in the opposite order."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .progress import say, step

# Every child gets a session of its own, so that Ctrl-C reaches the supervisor alone, and ends with the supervisor.
WITH_PARENT = ["setpriv", "--pdeathsig", "TERM", "--"]
POLL_SECONDS = 0.05
QUICK_DEATHS = 5
QUICK_SECONDS = 30


@dataclass
class Service:
    name: str
    command: list[str]
    log: Path
    environment: dict[str, str] | None = None
    # Asked until it says yes; None: the service has nothing to wait for.
    is_ready: Callable[[], bool] | None = None
    ready_seconds: float = 60
    end_signal: signal.Signals = signal.SIGTERM
    end_seconds: float = 30
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def launch(self, folder: Path) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*WITH_PARENT, *self.command], cwd=folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True,
            )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + self.ready_seconds
        while self.is_ready and not self.is_ready():
            if not self.is_running() or time.monotonic() > deadline:
                why = "is not ready in time" if self.is_running() else f"ended with {self.process and self.process.returncode}"
                raise SystemExit(f"{self.name} {why}; the end of {self.log}:\n{tail(self.log)}")
            time.sleep(POLL_SECONDS)

    def end(self) -> None:
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.send_signal(self.end_signal)
        try:
            process.wait(self.end_seconds)
        except subprocess.TimeoutExpired:
            say(f"  {self.name} did not end within {self.end_seconds:.0f} s and is killed")
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def is_hopeless(self) -> bool:
        """True when it dies again and again."""
        now = time.monotonic()
        self.deaths = [at for at in self.deaths if now - at < QUICK_SECONDS] + [now]
        return len(self.deaths) >= QUICK_DEATHS


def tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


class Supervisor:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.services: list[Service] = []
        self.asked_to_end = threading.Event()

    def start(self, service: Service) -> None:
        with step(service.name):
            self.services.append(service)
            service.launch(self.folder)
            service.wait_until_ready()

    def keep_alive(self) -> int:
        """Returns when it is asked to end (0), or when a service cannot be kept running (1)."""
        while not self.asked_to_end.wait(0.3):
            for service in self.services:
                if not service.is_running() and not self.revive(service):
                    return 1
        return 0

    def revive(self, service: Service) -> bool:
        code = service.process.returncode if service.process else None
        if service.is_hopeless():
            say(f"{service.name} ends again and again (last with {code}); the end of {service.log}:\n{tail(service.log)}")
            return False
        say(f"{service.name} ended with {code} and is started again")
        service.launch(self.folder)
        return True

    def end(self) -> None:
        for service in reversed(self.services):
            service.end()
