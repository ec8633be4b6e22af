"""Removal of a domain that the mail system knows."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from browser import Browser
from database import sql
from domains import (
    actions, add, check, created, mail, mail_domain, own, path, problem, publish_tokens, read, token,
)
from stack import Stack, eventually


def keys(stack: Stack, domain: str) -> list[str]:
    return list(mail(stack, "x:DkimSignature/query", {"filter": {"domainId": domain}})["ids"])


def account(stack: Stack, domain: str, name: str, **more: Any) -> str:
    wanted = {"@type": "User", "name": name, "domainId": domain} | more
    return created(mail(stack, "x:Account/set", {"create": {"u": wanted}}))


def test_a_domain_that_nobody_uses_goes_with_its_keys(stack: Stack, admin: Browser, fresh_name: str) -> None:
    own(stack, admin, fresh_name)
    there = mail_domain(stack, fresh_name)
    assert there is not None and len(keys(stack, there)) == 2
    assert admin.write("DELETE", path(fresh_name)).status == 204
    assert mail_domain(stack, fresh_name) is None and keys(stack, there) == []
    assert problem(admin.get(path(fresh_name))) == (404, "not_found")
    assert actions(admin, fresh_name)[0] == "domain.removed"
    assert problem(admin.write("DELETE", path(fresh_name))) == (404, "not_found")


def test_a_claim_that_is_proved_at_this_moment_is_not_dropped(stack: Stack, admin: Browser, fresh_name: str) -> None:
    """The request has read a mere claim; before it can delete the row, somebody else has made it an owned domain."""
    domain = add(admin, fresh_name)
    proof = (
        "START TRANSACTION; UPDATE domain SET owned_name = name, ownership_proved_at = UTC_TIMESTAMP(3), "
        f"status = 'pending_setup' WHERE name = '{fresh_name}'; DO SLEEP(2); COMMIT"
    )
    with ThreadPoolExecutor() as others:
        proving = others.submit(sql, stack, proof)
        time.sleep(0.7)
        assert read(admin, fresh_name)["status"] == "pending_ownership", "not committed yet"
        assert admin.write("DELETE", path(fresh_name)).status == 204
        proving.result()
    assert domain["operation"] is None
    row = sql(stack, "SELECT kind, state FROM operation ORDER BY created_at DESC LIMIT 1").split()
    assert row == ["domain.remove", "done"], "by way of the mail system"


def test_what_uses_a_domain_is_named(stack: Stack, admin: Browser, fresh_name: str) -> None:
    own(stack, admin, fresh_name)
    there = mail_domain(stack, fresh_name)
    elsewhere = mail_domain(stack, stack_domain(stack, admin))
    assert there is not None and elsewhere is not None
    anna = account(stack, there, "anna")
    alias = account(stack, elsewhere, f"a{fresh_name[:6]}", aliases={"0": {"name": "info", "domainId": there}})
    group = account(stack, there, "sales", **{"@type": "Group"})
    wanted = {"name": "team", "domainId": there, "recipients": {f"anna@{fresh_name}": True}}
    team = created(mail(stack, "x:MailingList/set", {"create": {"l": wanted}}))

    answer = admin.write("DELETE", path(fresh_name))
    assert problem(answer) == (409, "domain_in_use")
    document = answer.json()
    assert document["blockersTotal"] == 4
    found = {(one["kind"], one["address"]) for one in document["blockers"]}
    assert found >= {
        ("account", f"anna@{fresh_name}"), ("group", f"sales@{fresh_name}"), ("mailing_list", f"team@{fresh_name}"),
    }
    assert len(keys(stack, there)) == 2, "a domain that stays in use keeps its signatures"
    assert actions(admin, fresh_name)[0] == "domain.removal_refused"
    assert read(admin, fresh_name)["status"] == "needs_attention", "nothing was changed"

    pages = [admin.get(path(fresh_name) + "/blockers?limit=3").json()]
    pages.append(admin.get(path(fresh_name) + f"/blockers?limit=3&cursor={pages[0]['next']}").json())
    assert [len(page["items"]) for page in pages] == [3, 1] and pages[1]["next"] is None
    assert pages[0]["total"] == 4
    assert problem(admin.get(path(fresh_name) + "/blockers?cursor=x")) == (422, "validation_failed")

    mail(stack, "x:Account/set", {"destroy": [anna, alias, group]})
    mail(stack, "x:MailingList/set", {"destroy": [team]})
    assert admin.write("DELETE", path(fresh_name)).status == 204
    assert mail_domain(stack, fresh_name) is None


def stack_domain(stack: Stack, admin: Browser) -> str:
    """A mail domain of another name."""
    items = admin.get("/api/tenants/acme/domains?status=needs_attention").json()["items"]
    return str(next(item["name"] for item in items if mail_domain(stack, item["name"])))


def test_a_lost_answer_leaves_nothing_behind(
    stack: Stack, admin: Browser, fresh_name: str, no_faults_left: None
) -> None:
    own(stack, admin, fresh_name)
    stack.sandbox("fault", "add", "stalwart", "x:Domain/set", "drop-after", "--times", "1")
    answer = admin.write("DELETE", path(fresh_name))
    assert answer.status in (202, 204)
    eventually(lambda: admin.get(path(fresh_name)).status == 404, 60)
    assert mail_domain(stack, fresh_name) is None
    assert actions(admin, fresh_name).count("domain.removed") == 1


def test_the_worker_finishes_what_the_request_could_not(
    stack: Stack, admin: Browser, fresh_name: str, no_faults_left: None
) -> None:
    own(stack, admin, fresh_name)
    stack.sandbox("fault", "add", "stalwart", "x:Domain/set", "status", "--status", "503", "--times", "50")
    answer = admin.write("DELETE", path(fresh_name))
    assert answer.status == 202, answer.body
    operation = answer.json()
    assert operation["kind"] == "domain.remove" and operation["state"] == "running"
    assert problem(admin.write("DELETE", path(fresh_name))) == (409, "operation_in_progress")
    assert read(admin, fresh_name)["operation"]["id"] == operation["id"]
    stack.sandbox("fault", "clear", "stalwart")
    sql(stack, "UPDATE job SET due_at = UTC_TIMESTAMP(3) WHERE kind = 'operation.run' AND lease_until IS NULL")
    eventually(lambda: admin.get(path(fresh_name)).status == 404, 60)
    done = admin.get(f"/api/tenants/acme/operations/{operation['id']}").json()
    assert done["state"] == "done" and [step["state"] for step in done["steps"]] == ["done", "done"]
    row = admin.get(f"/api/tenants/acme/audit?target={fresh_name}").json()["items"][0]
    assert row["action"] == "domain.removed" and row["actor"]["kind"] == "person", "whoever asked is named"


def test_a_foreign_domain_of_the_same_name_is_left_alone(stack: Stack, admin: Browser, fresh_name: str) -> None:
    """It exists in the mail system without our marker: a conflict that says nothing about its owner."""
    wanted = {
        "name": fresh_name, "description": "somebody else's", "dkimManagement": {"@type": "Manual"},
        "dnsManagement": {"@type": "Manual"}, "certificateManagement": {"@type": "Manual"},
    }
    foreign = created(mail(stack, "x:Domain/set", {"create": {"d": wanted}}))
    publish_tokens(stack, fresh_name, token(add(admin, fresh_name)))
    check(stack, admin, fresh_name)
    stopped = eventually(lambda: needs_attention(admin, fresh_name), 30)
    badge = admin.get("/api/tenants/acme/domains?limit=1").json()["attention"]
    step = stopped["operation"]["steps"][0]
    assert (step["state"], step["code"]) == ("failed", "upstream_conflict")
    assert "somebody" not in str(stopped)
    assert admin.write("DELETE", path(fresh_name)).status == 204
    assert mail_domain(stack, fresh_name) == foreign
    assert admin.get("/api/tenants/acme/domains?limit=1").json()["attention"] == badge - 1


def needs_attention(admin: Browser, name: str) -> Any:
    domain = read(admin, name)
    operation = domain["operation"]
    return domain if operation and operation["state"] == "needs_attention" else None


def test_a_primary_domain_is_followed_by_the_next(stack: Stack, partner: Browser, fresh_name: str) -> None:
    first, second = fresh_name, "b" + fresh_name
    own(stack, partner, first, "birch")
    own(stack, partner, second, "birch")
    assert partner.write("PUT", path(first, "birch") + "/primary").json()["isPrimary"]
    again = partner.write("PUT", path(first, "birch") + "/primary")
    assert again.status == 200
    assert actions(partner, first, "birch").count("domain.made_primary") <= 1, "once is enough"
    assert partner.write("DELETE", path(first, "birch")).status == 204
    items = partner.get("/api/tenants/birch/domains?limit=200").json()["items"]
    assert [item["isPrimary"] for item in items].count(True) == 1


def test_only_an_owned_domain_becomes_the_primary_one(admin: Browser, fresh_name: str) -> None:
    add(admin, fresh_name)
    assert problem(admin.write("PUT", path(fresh_name) + "/primary")) == (409, "domain_not_owned")


@pytest.mark.parametrize(
    "method, end, body",
    [("PUT", "/primary", None), ("PUT", "/dmarc", {"policy": "none"}), ("POST", "/challenge", None),
     ("GET", "/blockers", None), ("DELETE", "", None)],
)
def test_who_may_not(
    admin: Browser, member: Browser, browser: Browser, fresh_name: str, method: str, end: str, body: Any
) -> None:
    """Foreign tenant 404, wrong role 403, nobody 401."""
    add(admin, fresh_name)
    foreign = admin.write(method, path(fresh_name, "birch") + end, body)
    assert problem(foreign) == (404, "not_found")
    assert problem(member.write(method, path(fresh_name) + end, body)) == (403, "forbidden")
    assert problem(browser.write(method, path(fresh_name) + end, body)) == (401, "session_expired")


def test_a_removal_that_stopped_goes_on_when_asked_again(
    stack: Stack, admin: Browser, fresh_name: str, no_faults_left: None
) -> None:
    own(stack, admin, fresh_name)
    stack.sandbox("fault", "add", "stalwart", "x:Domain/set", "status", "--status", "403", "--times", "1")
    stopped = admin.write("DELETE", path(fresh_name))
    assert stopped.status == 202 and stopped.json()["state"] == "needs_attention", stopped.body
    assert stopped.json()["steps"][0]["code"] == "upstream_failed"
    assert "operation.needs_attention" in [
        row["action"] for row in admin.get("/api/tenants/acme/audit?limit=20").json()["items"]
    ]
    resumed = admin.write("POST", f"/api/tenants/acme/operations/{stopped.json()['id']}/resume")
    assert resumed.status == 202
    eventually(lambda: admin.get(path(fresh_name)).status == 404, 30)
