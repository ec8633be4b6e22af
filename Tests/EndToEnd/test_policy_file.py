"""The MTA-STS policy file behind a published record, as senders would read it."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser
from database import sql
from domains import check, path, read, verified
from fastcgi import call
from pool import pool, signed_in
from stack import Stack


@pytest.fixture(scope="module")
def domain(stack: Stack, admin: Browser) -> Iterator[str]:
    """A domain with everything published; whatever is wrong with its policy host is mended at the end."""
    name = f"d{secrets.token_hex(5)}.test"
    verified(stack, admin, name)
    yield name
    stack.sandbox("policy", "mend", name)


def policy(domain: Any) -> Any:
    return next(found for found in domain["checks"] if found["id"] == "mtasts:_mta-sts")["policyFile"]


def test_a_file_that_senders_can_use(stack: Stack, admin: Browser, domain: str) -> None:
    wanted = {"status": "ok", "codes": [], "mode": "enforce", "hosts": ["mail.platform.test"], "maxAge": 604800}
    assert policy(read(admin, domain)) == wanted
    others = [found["policyFile"] for found in read(admin, domain)["checks"] if found["kind"] != "mtasts"]
    assert others and not any(others)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"status": 404}, "STS_POLICY_HTTP_STATUS"),
        ({"status": 301, "location": "https://localhost/"}, "STS_POLICY_HTTP_STATUS"),
        ({"body": "version: STSv1\nmode: enforce\nmx: mx.other.test\nmax_age: 86400\n"}, "STS_POLICY_MX_MISMATCH"),
        ({"body": "<html>"}, "STS_POLICY_SYNTAX"),
        ({"padding": 70000}, "STS_POLICY_TOO_LARGE"),
        ({"certificate": "localhost"}, "STS_POLICY_TLS"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_keeps_senders_from_it(stack: Stack, admin: Browser, domain: str, fault: Any, code: str) -> None:
    stack.sandbox("policy", "break", domain, json.dumps(fault))
    checked = check(stack, admin, domain)
    unread = {"status": "mismatch", "codes": [code], "mode": None, "hosts": [], "maxAge": None}
    of_others = unread | {"mode": "enforce", "hosts": ["mx.other.test"], "maxAge": 86400}
    assert policy(checked) == (of_others if code == "STS_POLICY_MX_MISMATCH" else unread)
    # It is recommended only.
    assert checked["status"] == "verified"
    stack.sandbox("policy", "mend", domain)
    assert policy(check(stack, admin, domain))["status"] == "ok"


def test_a_host_that_is_gone_has_no_file(stack: Stack, admin: Browser, fresh_name: str) -> None:
    domain = fresh_name
    verified(stack, admin, domain)
    stack.sandbox("dns", "delete", f"mta-sts.{domain}", "CNAME")
    assert policy(check(stack, admin, domain)) is None
    assert sql(stack, f"SELECT policy_file IS NULL FROM domain WHERE name = '{domain}'").strip() == "1"


def test_an_address_that_is_not_public_is_refused(stack: Stack, admin: Browser, domain: str, tmp_path: Path) -> None:
    """Where nothing stands in for the mail host, its own addresses count: the demo's are made for documentation."""
    sql(stack, f"UPDATE domain SET pressed_at = NULL WHERE name = '{domain}'")
    with pool(stack, tmp_path, {"MTA_STS_CONNECT_TO": ""}) as at:
        checked = call(at, "POST", path(domain) + "/verification", signed_in(stack, admin)).json()
    assert policy(checked)["codes"] == ["STS_POLICY_ADDRESS_REFUSED"]
    assert checked["status"] == "verified"
