"""A bad night: upstreams away, worker processes killed, database connections cut under load."""

import json
import os
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import Browser
from database import sql
from stack import Stack, eventually


def test_the_provider_away_is_a_plain_page(stack: Stack, browser: Browser, no_faults_left: None) -> None:
    start = browser.send("GET", "/auth/login")
    stack.sandbox("fault", "add", "authentik", "token:authorization_code", "drop-before", "--times", "1")
    answer = browser.finish_sign_in(start.location, "admin", "acme")
    assert (answer.status, answer.location) == (303, "/sign-in-problem?code=unavailable")
    assert browser.get("/api/me").status == 401


def test_clocks_that_differ_are_told(stack: Stack, browser: Browser) -> None:
    start = browser.send("GET", "/auth/login")
    stack.move_clock("authentik", 600)
    try:
        answer = browser.finish_sign_in(start.location, "admin", "acme")
    finally:
        stack.move_clock("authentik", 0)
    assert answer.location == "/sign-in-problem?code=clock_skew"


def workers(stack: Stack) -> list[int]:
    """Process ids of the pool's workers: children of its supervisor."""
    found = subprocess.run(["pgrep", "-f", "workplace serve --worker"], capture_output=True, text=True).stdout.split()
    mine = str(stack.state)
    return [int(pid) for pid in found if mine in open(f"/proc/{pid}/environ", encoding="utf-8", errors="replace").read()]


class Load:
    """Requests from several threads, with what came back and when."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.answers: list[tuple[float, int]] = []
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            status = self.browser.get("/api/me").status
            self.answers.append((time.monotonic(), status))

    def failures(self, after: float = 0) -> int:
        return sum(1 for at, status in self.answers if status >= 500 and at > after)


@contextmanager
def load(browser: Browser, threads: int = 4) -> Iterator[Load]:
    running = Load(browser)
    hands = [threading.Thread(target=running.run) for _ in range(threads)]
    for hand in hands:
        hand.start()
    try:
        yield running
    finally:
        running.stopping.set()
        for hand in hands:
            hand.join()


def test_a_killed_worker_costs_only_what_was_in_flight(stack: Stack, admin: Browser) -> None:
    before = workers(stack)
    assert len(before) == 2
    with load(admin) as running:
        time.sleep(0.5)
        os.kill(before[0], signal.SIGKILL)
        killed = time.monotonic()
        eventually(lambda: len(workers(stack)) == 2 and before[0] not in workers(stack), 1)
        time.sleep(1)
    assert running.failures() <= 4
    assert running.failures(after=killed + 1) == 0
    assert len(running.answers) > 20


def test_cut_database_connections_are_forgotten_after_two_seconds(stack: Stack, admin: Browser) -> None:
    user = stack.endpoints["database"]["user"]
    with load(admin) as running:
        time.sleep(0.5)
        connections = (
            "SELECT GROUP_CONCAT(CONCAT('KILL ', id) SEPARATOR ';') FROM information_schema.processlist "
            f"WHERE user = '{user}' AND id <> CONNECTION_ID()"
        )
        kills = sql(stack, connections).strip()
        sql(stack, kills.replace("\\n", ""))
        cut = time.monotonic()
        time.sleep(3)
    assert running.failures(after=cut + 2) == 0
    assert any(status == 200 for at, status in running.answers if at > cut + 2)


def test_a_restarted_database_is_forgotten_after_two_seconds(stack: Stack, admin: Browser) -> None:
    """The server process ends, and whoever watches over it starts another one."""
    pid_file = next(stack.state.rglob("mariadbd.pid"))
    first = int(pid_file.read_text())
    with load(admin) as running:
        time.sleep(0.5)
        os.kill(first, signal.SIGTERM)
        eventually(lambda: is_another(pid_file, first) and answers(stack), 60)
        back = time.monotonic()
        time.sleep(4)
    assert running.failures() > 0, "the database was never away"
    assert running.failures(after=back + 2) == 0
    assert sum(1 for at, status in running.answers if at > back + 2 and status == 200) > 20


def is_another(pid_file: Path, first: int) -> bool:
    return pid_file.exists() and pid_file.read_text().strip() not in ("", str(first))


def answers(stack: Stack) -> bool:
    try:
        return sql(stack, "SELECT 1").strip() == "1"
    except subprocess.CalledProcessError:
        return False


def test_the_pool_tells_how_it_is(stack: Stack) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    status = json.load(direct.open(stack.endpoints["status"], timeout=5))
    # Two processes of sixteen threads, as the demo starts them.
    assert status["idle processes"] + status["active processes"] == 32
