"""Floor, ours and peer in turn, on one listener, and what each is of the floor."""

import getpass
import hashlib
import json
import os
import re
import secrets
import shutil
import statistics
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import statements

HERE = Path(__file__).resolve().parent
THREADS = 32  # as many as the demo's pool has
ROUNDS = 3


def sql(database: dict[str, str], text: str) -> str:
    command = ["mariadb", "--socket", database["socket"], "-u", database["user"], "-N", "-e", text, database["name"]]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | {"MYSQL_PWD": database["password"]}
    ).stdout


def signed_in(database: dict[str, str], email: str) -> str:
    """A session of a person, by the value of its cookie."""
    token = secrets.token_urlsafe(32)
    sql(
        database,
        "INSERT INTO session (id, token_hash, person_id, access_expires_at, created_at, last_used_at, expires_at, "
        f"user_agent, remote_address) SELECT UNHEX('{secrets.token_hex(16)}'), UNHEX(SHA2('{token}', 256)), id, "
        "UTC_TIMESTAMP(3) + INTERVAL 1 DAY, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 DAY, "
        f"'bench', '127.0.0.1' FROM person WHERE sign_in_name = '{email}'",
    )
    return token


@contextmanager
def running(command: list[str], ready: Path, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 10
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"did not start: {command[0]}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(15)


def filled(template: Path, into: Path, **values: Any) -> Path:
    into.write_text(string.Template(template.read_text(encoding="utf-8")).substitute(values), encoding="utf-8")
    return into


def rate(url: str, cookie: str, seconds: int) -> float:
    command = ["wrk", "-t2", "-c16", f"-d{seconds}s", "-H", f"Cookie: __Host-session={cookie}", url]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"not every request succeeded: {url}\n{text}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", text)
    if not found:
        raise SystemExit(text)
    return float(found[1])


def measure(base: str, cookie: str, seconds: int) -> dict[str, list[float]]:
    places = {"floor (C, libfcgi)": "/floor", "ours": "/api/tenants/acme", "peer (PHP-FPM, PDO)": "/peer"}
    rates: dict[str, list[float]] = {name: [] for name in places}
    for path in places.values():
        rate(base + path, cookie, 1)
    for _ in range(ROUNDS):
        for name, path in places.items():
            rates[name].append(rate(base + path, cookie, seconds))
    return rates


def main() -> None:
    endpoints = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder, seconds, port = Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    database = endpoints["database"]
    cookie = signed_in(database, endpoints["signIns"][0]["email"])
    environment = os.environ | {
        "DB_SOCKET": database["socket"], "DB_USER": database["user"], "DB_PASSWORD": database["password"],
        "DB_NAME": database["name"], "RESOLVE": statements.resolve(), "SUMMARY": statements.summary(),
    }
    subprocess.run(
        ["gcc", "-O2", "-o", str(folder / "floor"), str(HERE / "floor/floor.c"), "-lfcgi", "-lmariadb", "-lpthread"], check=True
    )
    digest = hashlib.sha256(cookie.encode()).hexdigest()
    floor = [str(folder / "floor"), str(folder / "floor.sock"), str(THREADS), digest, statements.resolve(), statements.summary()]
    pool = filled(HERE / "peer/fpm.conf.template", folder / "fpm.conf", folder=folder, threads=THREADS, user=getpass.getuser())
    fpm = next(path for name in ("php-fpm", "php-fpm8.2") if (path := shutil.which(name)))
    nginx = filled(
        HERE / "nginx.conf.template", folder / "nginx.conf", folder=folder, port=port, user=getpass.getuser(), ours=endpoints["fastcgi"][0],
        script=HERE / "peer/index.php", certificate=sys.argv[5], key=sys.argv[6],
    )
    with ExitStack() as stack:
        os.umask(0)
        stack.enter_context(running(floor, folder / "floor.sock", environment))
        stack.enter_context(running([fpm, "-R", "-F", "-y", str(pool)], folder / "peer.sock", environment))
        stack.enter_context(running(["nginx", "-p", str(folder), "-c", str(nginx)], folder / "nginx.pid", environment))
        rates = measure(f"https://127.0.0.1:{port}", cookie, seconds)
    medians = {name: statistics.median(values) for name, values in rates.items()}
    base = medians["floor (C, libfcgi)"]
    for name, median in medians.items():
        spread = f"{min(rates[name]):.0f}–{max(rates[name]):.0f}"
        print(f"{name:22} {median:8.0f} requests/s  ({spread})  {median / base:.2f} of the floor")


main()
