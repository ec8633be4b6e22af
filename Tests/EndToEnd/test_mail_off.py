"""An installation in which mail is not enabled: a second pool on the same database, spoken to over its own socket."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser
from domains import add, path
from fastcgi import call
from pool import pool, signed_in
from stack import ROOT, Stack


@pytest.fixture(scope="module")
def socket_path(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pool(stack, tmp_path_factory.mktemp("mail-off"), {"STALWART_PROVISIONING_ENABLED": "false"}) as at:
        yield at


def test_domains_can_be_looked_at_and_nothing_pretends(
    stack: Stack, admin: Browser, socket_path: Path, fresh_name: str
) -> None:
    add(admin, fresh_name)
    headers = signed_in(stack, admin)

    listed = call(socket_path, "GET", f"/api/tenants/acme/domains?search={fresh_name}", dict(headers))
    assert listed.status == 200 and listed.json()["mailEnabled"] is False
    shown = call(socket_path, "GET", path(fresh_name), dict(headers))
    assert shown.status == 200 and shown.json()["mailEnabled"] is False

    dmarc = json.dumps({"policy": "none"}).encode()
    new = json.dumps({"name": "x" + fresh_name}).encode()
    writes = [
        ("POST", "/api/tenants/acme/domains", new), ("DELETE", path(fresh_name), b""),
        ("POST", path(fresh_name) + "/verification", b""), ("POST", path(fresh_name) + "/challenge", b""),
        ("PUT", path(fresh_name) + "/dmarc", dmarc), ("PUT", path(fresh_name) + "/primary", b""),
    ]
    for method, target, body in writes:
        own = headers | ({"Content-Type": "application/json"} if body else {})
        refused = call(socket_path, method, target, own, body)
        assert (refused.status, refused.json()["code"]) == (409, "provisioning_disabled"), (method, target)
    assert admin.get(path(fresh_name)).status == 200


def test_check_names_an_address_only_where_it_called(stack: Stack) -> None:
    environment = {"PATH": os.environ["PATH"]} | stack.variables | {"STALWART_PROVISIONING_ENABLED": "false"}
    command = [str(ROOT / ".build/release/workplace"), "check", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    found = {line["name"]: line.get("address") for line in json.loads(done.stdout)}
    assert found["sign-in"] == "127.0.0.1" and found["stalwart"] is None and found["mail isolation"] is None


def test_tricks_with_the_path_meet_the_same_answers_at_the_socket(
    stack: Stack, admin: Browser, socket_path: Path
) -> None:
    cookie = "; ".join(f"{name}={value}" for name, value in admin.cookies[stack.portal.rstrip("/")].items())
    for target in ("/api/tenants/acme%2Fdomains", "/api/tenants/acme/domains/a%2Fb.test", "/api//tenants/acme/domains",
                   "/api/tenants/acme/../birch/domains", "/api/tenants/%61cme/domains", "/api/tenants/acme%00/domains",
                   "/api/tenants/acme%ff/domains"):
        direct = call(socket_path, "GET", target, {"Cookie": cookie})
        # nginx itself refuses a NUL before it asks the pool.
        through = admin.get(target)
        assert direct.status == through.status or {direct.status, through.status} == {400, 404}, target
        assert "birch" not in direct.body.decode()
