"""What went wrong for others with names and resolvers, on the running product."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from browser import Browser
from database import sql
from domains import actions, add, check, path, problem, read, verified
from stack import ROOT, Stack, eventually

DOMAINS = "/api/tenants/acme/domains"
CASES = json.loads((ROOT / "Tests/Fixtures/field-cases.json").read_text(encoding="utf-8"))
NAMES = [case for case in CASES if case["id"].startswith("F02.")]
# The row says `spamkrübchen`, whose A-label is another one; this label decodes to the word below.
SHOWN = {"F02.11": "aсme.test", "F02.12": "spamkrbüchen.test"}


@pytest.mark.parametrize("case", NAMES, ids=[case["id"] for case in NAMES])
def test_international_names(admin: Browser, case: Any) -> None:
    expected = case["expected"]
    answer = admin.write("POST", DOMAINS, {"name": case["input"]})
    assert answer.status == expected["status"], answer.body
    if answer.status == 422:
        assert answer.json()["errors"][0]["pointer"] == expected["pointer"]
        return
    domain = answer.json()
    try:
        assert domain["name"] == expected["name"]
        shown = SHOWN.get(case["id"], expected.get("shown"))
        if shown:
            listed = admin.get(f"{DOMAINS}?search={expected['name']}").json()["items"][0]
            assert domain["unicodeName"] == listed["unicodeName"] == shown
        assert domain["lookalike"] == (case["id"] == "F02.11")
        assert problem(admin.write("POST", DOMAINS, {"name": case["input"]})) == (409, "domain_taken")
    finally:
        assert admin.write("DELETE", path(domain["name"])).status == 204


def test_an_international_name_is_found_as_people_write_it(admin: Browser) -> None:
    add(admin, "größe-suche.test")
    try:
        items = admin.get(f"{DOMAINS}?search=gr%C3%B6%C3%9Fe").json()["items"]
        assert [item["unicodeName"] for item in items] == ["größe-suche.test"]
    finally:
        admin.write("DELETE", path("gr%C3%B6%C3%9Fe-suche.test"))


def test_any_spelling_in_the_path(admin: Browser, fresh_name: str) -> None:
    add(admin, fresh_name)
    add(admin, f"münchen-{fresh_name}")
    for spelling in (fresh_name.upper(), fresh_name + ".", fresh_name.title()):
        answer = admin.get(path(spelling))
        assert (answer.status, answer.json()["name"]) == (200, fresh_name)
    encoded = admin.get(path(f"m%C3%BCnchen-{fresh_name}"))
    assert encoded.status == 200 and encoded.json()["name"].startswith("xn--")
    assert admin.write("POST", path(fresh_name.upper()) + "/verification").json()["name"] == fresh_name
    assert admin.write("DELETE", path(fresh_name.capitalize())).status == 204
    assert problem(admin.get(path(fresh_name))) == (404, "not_found")
    assert actions(admin, fresh_name)[0] == "domain.removed", "told under its canonical name"


@contextmanager
def second_resolver_says(stack: Stack, name: str, data: str) -> Iterator[None]:
    """Of the two resolvers one gives another answer."""
    configuration = sorted(stack.state.rglob("unbound.conf"))[1]

    def control(*words: str) -> None:
        command = ["/usr/sbin/unbound-control", "-c", str(configuration), *words]
        subprocess.run(command, check=True, capture_output=True, timeout=10)

    control("local_zone", name, "typetransparent")
    control("local_data", f"{name}. 300 IN {data}")
    try:
        yield
    finally:
        control("local_zone_remove", name)
        control("flush_zone", name)


def test_a_resolver_in_another_mood_makes_no_noise(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    before = len(actions(admin, fresh_name))
    for turn in range(6):
        if turn % 2 == 0:
            with second_resolver_says(stack, fresh_name, "MX 10 aspmx.other-mail.test."):
                domain = check(stack, admin, fresh_name)
            mx = next(one for one in domain["checks"] if one["kind"] == "mx")
            assert mx["propagating"] and "DNS_PROPAGATING" in mx["codes"]
            assert mx["retryAfterSeconds"] is not None, "until when it will be everywhere"
            said = {found["resolver"]: found["value"] for found in mx["found"]}
            assert len(said) == 2 and len(set(said.values())) == 2, "what each of them said"
        else:
            domain = check(stack, admin, fresh_name)
        assert domain["status"] == "verified"
    with second_resolver_says(stack, fresh_name, "MX 10 aspmx.other-mail.test."):
        run_due(stack, admin, fresh_name)
    assert read(admin, fresh_name)["status"] == "verified"
    assert len(actions(admin, fresh_name)) == before, "no incident"


def run_due(stack: Stack, admin: Browser, name: str) -> None:
    """The worker's own check, without anybody pressing."""
    last = read(admin, name)["lastCheckedAt"]
    sql(
        stack,
        "UPDATE job SET due_at = UTC_TIMESTAMP(3) WHERE kind = 'domain.check' AND subject_id = "
        f"(SELECT id FROM domain WHERE name = '{name}')",
    )
    eventually(lambda: read(admin, name)["lastCheckedAt"] != last, 30)


def test_mail_that_goes_elsewhere_is_told_at_once(stack: Stack, admin: Browser, fresh_name: str) -> None:
    """Both resolvers say so: no quarter of an hour of waiting, one row with before and after."""
    verified(stack, admin, fresh_name)
    stack.sandbox("dns", "set", fresh_name, "MX", "10 aspmx.other-mail.test.")
    run_due(stack, admin, fresh_name)
    assert read(admin, fresh_name)["status"] == "needs_attention"
    row = admin.get(f"/api/tenants/acme/audit?target={fresh_name}").json()["items"][0]
    assert row["action"] == "domain.status_changed" and row["actor"]["kind"] == "system"
    assert row["before"]["status"] == "verified" and row["after"]["status"] == "needs_attention"
    assert "MX_OTHER_PROVIDER" in row["after"]["failing"]["mx:@"]


def test_one_wrong_record_alone_waits_for_a_second_look(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    stack.sandbox("dns", "delete", f"_dmarc.{fresh_name}")
    run_due(stack, admin, fresh_name)
    assert read(admin, fresh_name)["status"] == "verified", "seen once"
    sql(
        stack,
        "UPDATE domain SET report = REGEXP_REPLACE(report, '\"firstFailedAt\":([0-9.]+)', '\"firstFailedAt\":1') "
        f"WHERE name = '{fresh_name}'",
    )
    run_due(stack, admin, fresh_name)
    assert read(admin, fresh_name)["status"] == "needs_attention", "seen again a quarter of an hour later"


def test_two_thousand_domains_are_pages_of_fifty(stack: Stack, partner: Browser) -> None:
    sql(
        stack,
        "INSERT INTO domain (id, tenant_id, name, status, status_since, challenge_token, challenge_expires_at, "
        "created_at, updated_at) SELECT UNHEX(LPAD(HEX(seq), 32, '0')), tenant.id, CONCAT('many-', seq, '.test'), "
        "'verified', UTC_TIMESTAMP(3), REPEAT('a', 26), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) "
        "FROM seq_1_to_2000 JOIN tenant ON tenant.slug = 'birch'",
    )
    try:
        seen: list[str] = []
        cursor = ""
        while True:
            page = partner.get(f"/api/tenants/birch/domains?search=many-{cursor}").json()
            assert len(page["items"]) <= 50
            seen += [item["name"] for item in page["items"]]
            if page["next"] is None:
                break
            cursor = "&cursor=" + page["next"]
        assert len(seen) == len(set(seen)) == 2000
    finally:
        sql(stack, "DELETE FROM domain WHERE name LIKE 'many-%'")
