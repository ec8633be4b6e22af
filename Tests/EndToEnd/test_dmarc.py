"""The ramp of the DMARC policy."""

from typing import Any

import pytest
from browser import Answer, Browser
from database import sql
from domains import actions, add, check, own, path, problem, verified
from stack import Stack, eventually


def put(admin: Browser, name: str, **body: Any) -> Answer:
    return admin.write("PUT", path(name) + "/dmarc", body)


def expected(domain: Any) -> tuple[str, str]:
    found = next(one for one in domain["checks"] if one["kind"] == "dmarc")
    return found["status"], found["record"]["value"]


def test_the_expected_record_carries_our_policy(stack: Stack, admin: Browser, fresh_name: str) -> None:
    """The mail system would always write p=reject."""
    domain = verified(stack, admin, fresh_name)
    assert expected(domain) == ("ok", f"v=DMARC1; p=none; rua=mailto:postmaster@{fresh_name}")
    assert domain["dmarc"]["policy"] == "none" and domain["dmarc"]["published"] == "none"
    assert domain["dmarc"]["next"] == "quarantine"


def test_a_stricter_policy_asks_first(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    asked = put(admin, fresh_name, policy="quarantine")
    assert problem(asked) == (409, "dmarc_confirmation_needed")
    assert asked.json()["reasons"] == ["RAMP_TOO_EARLY", "RAMP_NO_REPORTS"]
    skipping = put(admin, fresh_name, policy="reject")
    assert "RAMP_SKIPS_QUARANTINE" in skipping.json()["reasons"]
    assert "domain.dmarc_changed" not in actions(admin, fresh_name)

    answer = put(admin, fresh_name, policy="quarantine", confirm=True)
    assert answer.status == 200, answer.body
    domain = answer.json()
    assert domain["dmarcPolicy"] == "quarantine" and domain["status"] == "needs_attention"
    status, value = expected(domain)
    assert status == "mismatch" and "p=quarantine" in value
    row = admin.get(f"/api/tenants/acme/audit?target={fresh_name}&action=domain.dmarc_changed").json()["items"][0]
    assert row["before"] == {"policy": "none"}
    assert row["after"] == {"policy": "quarantine", "confirmed": ["RAMP_TOO_EARLY", "RAMP_NO_REPORTS"]}

    again = put(admin, fresh_name, policy="quarantine")
    assert again.status == 200, "what is set already needs no reason"
    assert actions(admin, fresh_name).count("domain.dmarc_changed") == 1

    stack.sandbox("dns", "publish", fresh_name, "--only", "dmarc")
    assert check(stack, admin, fresh_name)["status"] == "verified"


def test_a_new_domain_may_begin_with_quarantine(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    assert put(admin, fresh_name, policy="quarantine", isNewDomain=True).status == 200


def test_reports_to_others_stay(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    theirs, ours = "mailto:acme@reports.test", f"mailto:postmaster@{fresh_name}"
    stack.sandbox("dns", "set", f"_dmarc.{fresh_name}", "TXT", f"v=DMARC1; p=none; adkim=s; rua={theirs}")
    put(admin, fresh_name, policy="quarantine", confirm=True)
    wanted = f"v=DMARC1; p=quarantine; adkim=s; rua={ours},{theirs}"
    eventually(lambda: expected(check(stack, admin, fresh_name)) == ("mismatch", wanted), 60)
    stack.sandbox("dns", "set", f"_dmarc.{fresh_name}", "TXT", wanted)
    eventually(lambda: expected(check(stack, admin, fresh_name)) == ("ok", wanted), 60)


@pytest.mark.usefixtures("no_faults_left")
def test_going_back_is_always_possible(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    put(admin, fresh_name, policy="quarantine", confirm=True)
    stack.sandbox("fault", "add", "stalwart", "x:DmarcExternalReport/*", "status", "--times", "1")
    answer = put(admin, fresh_name, policy="none")
    assert answer.status == 200 and answer.json()["status"] == "verified"
    # Nobody was asked for reports.
    assert "DmarcExternalReport" in stack.sandbox("fault", "list", "stalwart")


def test_time_and_reports_clear_the_way(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    sql(
        stack,
        "UPDATE domain SET dmarc_published_since = UTC_TIMESTAMP(3) - INTERVAL 31 DAY "
        f"WHERE name = '{fresh_name}'",
    )
    assert put(admin, fresh_name, policy="quarantine").json()["reasons"] == ["RAMP_NO_REPORTS"]
    # Of another domain, whose name has the same words.
    stack.sandbox("mail", "report", f"mail.{fresh_name}", "1000")
    assert put(admin, fresh_name, policy="quarantine").json()["reasons"] == ["RAMP_NO_REPORTS"]
    stack.sandbox("mail", "report", fresh_name, "10", "90")
    assert put(admin, fresh_name, policy="quarantine").json()["reasons"] == ["RAMP_UNALIGNED_MAIL"]
    stack.sandbox("mail", "report", fresh_name, "9900")
    assert put(admin, fresh_name, policy="quarantine").status == 200


@pytest.mark.usefixtures("no_faults_left")
def test_without_the_mail_system_nobody_knows_of_reports(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    stack.sandbox("mail", "report", fresh_name, "10")
    assert put(admin, fresh_name, policy="quarantine").json()["reasons"] == ["RAMP_TOO_EARLY"]
    stack.sandbox("fault", "add", "stalwart", "x:DmarcExternalReport/*", "status", "--status", "500", "--times", "9")
    assert put(admin, fresh_name, policy="quarantine").json()["reasons"] == ["RAMP_TOO_EARLY", "RAMP_NO_REPORTS"]


def test_without_signatures_it_is_blocked(stack: Stack, admin: Browser, fresh_name: str) -> None:
    own(stack, admin, fresh_name)
    answer = put(admin, fresh_name, policy="quarantine", confirm=True)
    assert problem(answer) == (409, "dmarc_blocked") and answer.json()["reasons"] == ["RAMP_DKIM_NOT_OK"]


def test_it_needs_the_proof_first(admin: Browser, fresh_name: str) -> None:
    add(admin, fresh_name)
    assert problem(put(admin, fresh_name, policy="none")) == (409, "domain_not_owned")


@pytest.mark.parametrize("body", [{}, {"policy": "strict"}, {"policy": 1}, {"policy": "none", "confirm": "yes"}])
def test_what_was_sent_is_judged(admin: Browser, fresh_name: str, body: Any) -> None:
    add(admin, fresh_name)
    answer = admin.write("PUT", path(fresh_name) + "/dmarc", body)
    assert problem(answer) == (422, "validation_failed")
    assert answer.json()["errors"][0]["pointer"] in ("#/policy", "#/confirm")
