"""The product's worker with a database of domains that are due."""

import base64
import getpass
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


class Database:
    def __init__(self, socket: Path, variables: dict[str, str]) -> None:
        self.socket = socket
        self.variables = variables

    def sql(self, text: str, name: str = NAME) -> str:
        command = ["mariadb", "--no-defaults", "--socket", str(self.socket), "-N", name]
        return subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def database(root: Path) -> Iterator[Database]:
    """Flushes each commit to the disk, as the product's does."""
    socket = root / "mariadb.sock"
    log = (root / "mariadb.log").open("wb")
    server = subprocess.Popen([ROOT / "bin/lib/mariadb", "serve", root / "mariadb", socket], stdout=log, stderr=log)
    try:
        found = Database(socket, variables(socket))
        until = time.monotonic() + 30
        while subprocess.run(["mariadb-admin", "--no-defaults", "--socket", socket, "--silent", "ping"], capture_output=True).returncode:
            if time.monotonic() > until or server.poll() is not None:
                raise SystemExit((root / "mariadb.log").read_text())
            time.sleep(0.1)
        password = found.variables["DATABASE_PASSWORD"]
        found.sql(
            f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4; CREATE USER {NAME}@localhost IDENTIFIED BY '{password}'; "
            f"GRANT ALL ON {NAME}.* TO {NAME}@localhost", "mysql")
        run(found, "migrate")
        yield found
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def variables(socket: Path) -> dict[str, str]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return {
        "PATH": os.environ["PATH"], "PORTAL_BASE_URL": "https://portal.test", "SESSION_KEY": key(),
        "AUDIT_SIGNING_KEY": key(), "DATABASE_SOCKET": str(socket), "DATABASE_NAME": NAME, "DATABASE_USER": NAME,
        "DATABASE_PASSWORD": secrets.token_urlsafe(24), "OIDC_ISSUER": "https://sign-in.test/", "OIDC_CLIENT_ID": "portal",
        "OIDC_CLIENT_SECRET": "unused", "AUTHENTIK_PROVISIONING_ENABLED": "false",
        # Records were read within the last hours, so the mail system is not asked.
        "STALWART_BASE_URL": "http://127.0.0.1:9", "STALWART_API_TOKEN": "unused",
    }


def run(database: Database, *arguments: str) -> None:
    subprocess.run([PROGRAM, *arguments], env=database.variables, check=True, capture_output=True)


def seed(database: Database, count: int) -> None:
    run(database, "tenant", "create", "--slug", "bench", "--name", "Bench", "--seats", "1")
    rows = []
    for number in range(count):
        name = records.domain_name(number)
        rows.append(
            f"(UNHEX('{number:032x}'), (SELECT id FROM tenant), '{name}', '{name}', 'verified', UTC_TIMESTAMP(3), "
            f"'{'a' * 26}', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'x{number}', '{records.zone_text(name)}', UTC_TIMESTAMP(3), "
            "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))")
    for start in range(0, count, 500):
        database.sql(
            "INSERT INTO domain (id, tenant_id, name, owned_name, status, status_since, challenge_token, "
            "challenge_expires_at, ownership_proved_at, stalwart_id, zone_text, zone_read_at, created_at, updated_at) "
            "VALUES " + ",".join(rows[start:start + 500]))


def recheck(database: Database, count: int) -> float:
    """Makes the first so many domains due, and gives the seconds in which the worker checks them all."""
    database.sql(
        "DELETE FROM job; UPDATE domain SET last_checked_at = NULL; "
        "INSERT INTO job (id, kind, subject_id, lane, due_at, created_at) SELECT id, 'domain.check', id, 'bulk', UTC_TIMESTAMP(3), "
        f"UTC_TIMESTAMP(3) FROM domain ORDER BY id LIMIT {count}")
    environment = database.variables | {
        "DNS_RESOLVERS": ",".join(f"127.0.0.1:{port}" for port in resolvers.ports()), "WORK_THREADS": "2",
        "DNS_BACKGROUND_RATE": "0",
    }
    start = database.sql("SELECT UTC_TIMESTAMP(3)")
    worker = subprocess.Popen([PROGRAM, "work"], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        while int(database.sql("SELECT COUNT(*) FROM job WHERE kind = 'domain.check' AND due_at < UTC_TIMESTAMP(3) + INTERVAL 1 HOUR")):
            if worker.poll() is not None:
                raise SystemExit(worker.stderr.read())
            # Seldom, for it costs as much as a dozen checks.
            time.sleep(1)
    finally:
        worker.terminate()
        worker.wait(20)
    right = int(database.sql(
        "SELECT COUNT(*) FROM domain WHERE last_checked_at IS NOT NULL AND status = 'verified' AND temporary_failures = 0"))
    if right != count:
        raise SystemExit(f"only {right} of {count} domains were found verified")
    return float(database.sql(f"SELECT TIMESTAMPDIFF(MICROSECOND, '{start}', MAX(last_checked_at)) / 1e6 FROM domain"))
