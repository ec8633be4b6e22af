"""A bad night: upstreams away, worker processes killed, database connections cut under load."""

import http.client
import json
import os
import secrets
import signal
import ssl
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from browser import Answer, Browser
from database import sql
from domains import add, check, is_set_up, mail, path, read
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
    lines = [json.loads(line) for line in (stack.state / "log/serve.log").read_text().splitlines() if "tokenTime" in line]
    both = [datetime.fromisoformat(lines[-1][name].replace("Z", "+00:00")) for name in ("ourTime", "tokenTime")]
    assert 540 < (both[1] - both[0]).total_seconds() < 660, "one line with both times"


def workers(stack: Stack) -> list[int]:
    """Process ids of the pool's workers: children of its supervisor."""
    found = subprocess.run(["pgrep", "-f", "workplace serve --worker"], capture_output=True, text=True).stdout.split()
    mine = str(stack.state)
    return [int(pid) for pid in found if mine in open(f"/proc/{pid}/environ", encoding="utf-8", errors="replace").read()]


class Load:
    """Requests from several threads, with what came back and when; together below what nginx allows one address."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.answers: list[tuple[float, int]] = []
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.wait(0.05):
            status = self.browser.get("/api/me").status
            self.answers.append((time.monotonic(), status))

    def failures(self, after: float = 0) -> int:
        return sum(1 for at, status in self.answers if status != 200 and at > after)


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


def test_clients_that_go_away_lose_nothing(stack: Stack, admin: Browser, no_faults_left: None) -> None:
    """Removals with a slow mail system, whose callers hang up after a second; the same requests later get the ends."""
    names = [f"gone{secrets.token_hex(4)}.test" for _ in range(4)]
    for name in names:
        add(admin, name)
        stack.sandbox("dns", "publish", name, "--only", "own")
        check(stack, admin, name)
    for name in names:
        eventually(lambda name=name: is_set_up(read(admin, name)), 60)
    log_before = error_lines(stack)
    stack.sandbox("fault", "add", "stalwart", "x:Domain/set", "latency", "--delay-ms", "3000", "--times", "50")
    keys = {name: {"Idempotency-Key": secrets.token_hex(8)} for name in names}
    for name in names:
        hang_up(admin, "DELETE", path(name), keys[name])
    eventually(lambda: busy(stack) == 0, 30)
    stack.sandbox("fault", "clear", "stalwart")
    for name in names:
        # The first answer, whether it was the end or that the worker goes on with it.
        answer = eventually(lambda name=name: finished(admin.write("DELETE", path(name), headers=keys[name])), 30)
        assert answer.status in (202, 204)
        eventually(lambda name=name: admin.get(path(name)).status == 404, 60)
    assert error_lines(stack) == log_before


def hang_up(browser: Browser, method: str, address: str, headers: dict[str, str]) -> None:
    """Sends a request and closes the connection a second later."""
    parts = urllib.parse.urlsplit(browser.stack.portal)
    trust = ssl.create_default_context(cafile=browser.stack.endpoints["ca"])
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=trust, timeout=10)
    jar = browser.cookies[browser.stack.portal.rstrip("/")]
    cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
    connection.request(method, address, headers={"Cookie": cookie, "Sec-Fetch-Site": "same-origin"} | headers)
    time.sleep(1)
    connection.close()


def finished(answer: Answer) -> Answer | None:
    return None if answer.status == 409 else answer


def busy(stack: Stack) -> int:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return int(json.load(direct.open(stack.endpoints["status"], timeout=5))["active processes"])


def error_lines(stack: Stack) -> int:
    logs = (stack.state / "log").glob("*.log")
    return sum(text.read_text(errors="replace").count('"level":"error"') for text in logs)


def test_mailbox_users_cannot_list_the_accounts_of_all_customers(stack: Stack) -> None:
    """Closed when the worker starts; opened again by hand, `check` says so until the worker has closed it again."""

    def finding() -> Any:
        lines = json.loads(stack.workplace("check", "--json").stdout)
        return next(line for line in lines if line["name"] == "mail isolation")

    assert finding()["ok"] and finding()["address"] == "127.0.0.1"
    role = mail(stack, "x:Role/query", {"filter": {"description": "User"}})["ids"][0]
    mail(stack, "x:Role/set", {"update": {role: {"disabledPermissions/jmapPrincipalGet": None}}})
    found = finding()
    assert not found["ok"] and "customers" in found["detail"]
    sql(stack, "UPDATE job SET due_at = UTC_TIMESTAMP(3) WHERE kind = 'mail.isolation'")
    eventually(lambda: finding()["ok"], 20)
