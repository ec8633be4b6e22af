"""The product's worker with a database of domains that are due."""

import base64
import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import records
import resolvers

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/workplace"
NAME = "workplace"
OPEN = "SELECT COUNT(*) FROM job WHERE kind = 'domain.check' AND due_at < UTC_TIMESTAMP(3) + INTERVAL 1 HOUR"
RIGHT = (
    "SELECT COUNT(*) FROM domain WHERE last_checked_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR AND status = 'verified' "
    "AND temporary_failures = 0"
)


class Database:
    def __init__(self, socket: Path) -> None:
        self.socket = socket
        self.variables = variables(socket)

    def sql(self, text: str, name: str = NAME) -> str:
        command = ["mariadb", "--no-defaults", "--socket", str(self.socket), "-N", name]
        return subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout.strip()

    def is_up(self) -> bool:
        ping = ["mariadb-admin", "--no-defaults", "--socket", str(self.socket), "--silent", "ping"]
        return subprocess.run(ping, capture_output=True).returncode == 0


@contextmanager
def database(root: Path) -> Iterator[Database]:
    """One that flushes each commit to the disk, as that of an installation does."""
    found = Database(root / "mariadb.sock")
    with (root / "mariadb.log").open("wb") as log:
        command = [str(ROOT / "bin/lib/mariadb"), "serve", str(root / "mariadb"), str(found.socket)]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            until = time.monotonic() + 30
            while not found.is_up():
                if time.monotonic() > until or server.poll() is not None:
                    raise SystemExit((root / "mariadb.log").read_text(encoding="utf-8"))
                time.sleep(0.1)
            password = found.variables["DATABASE_PASSWORD"]
            found.sql(
                f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4; CREATE USER {NAME}@localhost IDENTIFIED BY '{password}'; "
                f"GRANT ALL ON {NAME}.* TO {NAME}@localhost",
                "mysql",
            )
            run(found, "migrate")
            yield found
        finally:
            server.terminate()
            server.wait(30)


def variables(socket: Path) -> dict[str, str]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return {
        "PATH": os.environ["PATH"],
        "PORTAL_BASE_URL": "https://portal.test",
        "SESSION_KEY": key(),
        "AUDIT_SIGNING_KEY": key(),
        "DATABASE_SOCKET": str(socket),
        "DATABASE_NAME": NAME,
        "DATABASE_USER": NAME,
        "DATABASE_PASSWORD": secrets.token_urlsafe(24),
        "OIDC_ISSUER": "https://sign-in.test/",
        "OIDC_CLIENT_ID": "portal",
        "OIDC_CLIENT_SECRET": "unused",
        "AUTHENTIK_PROVISIONING_ENABLED": "false",
        # What is to be published was read within the day, so that the mail system is not asked.
        "STALWART_BASE_URL": "http://127.0.0.1:9",
        "STALWART_API_TOKEN": "unused",
        "DNS_BACKGROUND_RATE": "0",
    }


def run(database: Database, *arguments: str) -> None:
    subprocess.run([PROGRAM, *arguments], env=database.variables, check=True, capture_output=True)


def seed(database: Database, count: int) -> None:
    run(database, "tenant", "create", "--slug", "bench", "--name", "Bench", "--seats", "1")
    policy = '{"status":"ok","codes":[],"hosts":[],"mode":"enforce"}'
    for start in range(0, count, 500):
        rows = [
            f"(UNHEX('{number:032x}'), (SELECT id FROM tenant), '{name}', '{name}', 'verified', UTC_TIMESTAMP(3), "
            f"'{'a' * 26}', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'x{number}', '{records.zone_text(name)}', UTC_TIMESTAMP(3), "
            f"'{policy}', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
            for number in range(start, min(start + 500, count))
            for name in [records.domain_name(number)]
        ]
        database.sql(
            "INSERT INTO domain (id, tenant_id, name, owned_name, status, status_since, challenge_token, "
            "challenge_expires_at, ownership_proved_at, stalwart_id, zone_text, zone_read_at, policy_file, "
            "policy_file_read_at, created_at, updated_at) VALUES " + ",".join(rows)
        )


def recheck(database: Database, count: int) -> float:
    """Makes the first so many domains due, and gives the seconds in which the worker checks them all."""
    database.sql(
        "DELETE FROM job; UPDATE domain SET last_checked_at = last_checked_at - INTERVAL 1 DAY; "
        "INSERT INTO job (id, kind, subject_id, lane, due_at, created_at) SELECT id, 'domain.check', id, 'bulk', "
        f"UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM domain ORDER BY id LIMIT {count}"
    )
    servers = ",".join(f"127.0.0.1:{port}" for port in resolvers.ports())
    start = database.sql("SELECT UTC_TIMESTAMP(3)")
    worker = subprocess.Popen(
        [PROGRAM, "work"], env=database.variables | {"DNS_RESOLVERS": servers}, stderr=subprocess.PIPE, text=True
    )
    try:
        while int(database.sql(OPEN)):
            if worker.poll() is not None:
                raise SystemExit(worker.stderr.read() if worker.stderr else "the worker ended")
            # Seldom, for it costs as much as a dozen checks.
            time.sleep(1)
    finally:
        worker.terminate()
        worker.wait(20)
    if int(database.sql(RIGHT)) != count:
        raise SystemExit(f"not all {count} domains were found verified")
    return float(database.sql(f"SELECT TIMESTAMPDIFF(MICROSECOND, '{start}', MAX(last_checked_at)) / 1e6 FROM domain"))
