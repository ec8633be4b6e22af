"""Domains through nginx, pool, database, DNS and the stand-in of the mail system."""

import uuid

import pytest
from browser import Browser
from stack import Stack, eventually

DOMAINS = "/api/tenants/acme/domains"


def newest_actions(admin: Browser, target: str) -> list[str]:
    return [row["action"] for row in admin.get(f"/api/tenants/acme/audit?target={target}").json()["items"]]


def test_a_domain_is_added_and_told_in_the_audit(admin: Browser, fresh_name: str) -> None:
    answer = admin.write("POST", DOMAINS, {"name": fresh_name.upper()})
    assert answer.status == 201
    assert answer.header("Location") == f"{DOMAINS}/{fresh_name}"
    domain = answer.json()
    assert domain["name"] == fresh_name and domain["status"] == "pending_ownership"
    assert domain["ownership"]["record"]["value"].startswith("token=")
    assert newest_actions(admin, fresh_name) == ["domain.added"]
    assert any(row["name"] == fresh_name for row in admin.get(f"{DOMAINS}?search={fresh_name}").json()["items"])


@pytest.mark.parametrize(
    "name, code",
    [("", "required"), ("localhost", "single_label"), ("192.0.2.1", "ip_address"), ("co.uk", "public_suffix"),
     ("xn--a.test", "invalid"), ("a" * 230 + ".test", "invalid")],
)
def test_a_bad_name_is_named(admin: Browser, name: str, code: str) -> None:
    answer = admin.write("POST", DOMAINS, {"name": name})
    assert answer.status == 422, answer.body
    problem = answer.json()
    assert problem["code"] == "validation_failed"
    assert problem["errors"][0]["pointer"] == "#/name"
    assert problem["errors"][0]["code"] in (code, "too_long")


@pytest.mark.parametrize(
    "body, content_type, status",
    [(b"{", "application/json", 400), (b"\xff", "application/json", 400), (b'{"name":5}', "application/json", 422),
     (b"{}", "application/json", 422), (b"name=a", "application/x-www-form-urlencoded", 415)],
)
def test_a_bad_body_is_a_clear_problem(admin: Browser, body: bytes, content_type: str, status: int) -> None:
    fields = {"Content-Type": content_type, "Sec-Fetch-Site": "same-origin"}
    answer = admin.send("POST", DOMAINS, body, fields)
    assert answer.status == status
    assert answer.header("Content-Type") == "application/problem+json"
    assert answer.json()["requestId"]


def test_the_same_name_twice_is_taken(admin: Browser, fresh_name: str) -> None:
    assert admin.write("POST", DOMAINS, {"name": fresh_name}).status == 201
    answer = admin.write("POST", DOMAINS, {"name": fresh_name})
    assert (answer.status, answer.json()["code"]) == (409, "domain_taken")


def test_a_name_in_the_path_may_be_spelt_in_any_way(admin: Browser, fresh_name: str) -> None:
    admin.write("POST", DOMAINS, {"name": fresh_name})
    for spelling in (fresh_name.upper(), fresh_name + ".", fresh_name.capitalize()):
        answer = admin.get(f"{DOMAINS}/{spelling}")
        assert (answer.status, answer.json()["name"]) == (200, fresh_name)


@pytest.mark.parametrize("method, path", [
    ("POST", ""), ("DELETE", "/any.test"), ("POST", "/any.test/verification"), ("GET", ""), ("GET", "/any.test"),
])
def test_who_may_not(admin: Browser, member: Browser, browser: Browser, method: str, path: str) -> None:
    """Foreign tenant 404, wrong role 403, nobody 401."""
    body = {"name": "any.test"} if method == "POST" and not path else None
    foreign = admin.write(method, "/api/tenants/birch/domains" + path, body)
    assert (foreign.status, foreign.json()["code"]) == (404, "not_found")
    wrong = member.write(method, DOMAINS + path, body)
    assert (wrong.status, wrong.json()["code"]) == (403, "forbidden")
    nobody = browser.write(method, DOMAINS + path, body)
    assert (nobody.status, nobody.json()["code"]) == (401, "session_expired")


def test_a_claim_is_taken_off_and_told(admin: Browser, fresh_name: str) -> None:
    admin.write("POST", DOMAINS, {"name": fresh_name})
    first = admin.get(f"{DOMAINS}/{fresh_name}").json()["ownership"]["record"]["value"]
    assert admin.write("DELETE", f"{DOMAINS}/{fresh_name}").status == 204
    assert admin.get(f"{DOMAINS}/{fresh_name}").status == 404
    assert newest_actions(admin, fresh_name) == ["domain.removed", "domain.added"]
    again = admin.write("POST", DOMAINS, {"name": fresh_name}).json()
    assert again["ownership"]["record"]["value"] != first, "a removed claim's token is void"


def test_a_check_rests_for_ten_seconds(admin: Browser, fresh_name: str) -> None:
    admin.write("POST", DOMAINS, {"name": fresh_name})
    assert admin.write("POST", f"{DOMAINS}/{fresh_name}/verification").status == 200
    answer = admin.write("POST", f"{DOMAINS}/{fresh_name}/verification")
    assert (answer.status, answer.json()["code"]) == (429, "too_many_requests")
    assert 1 <= int(answer.header("Retry-After") or 0) <= 10


def test_a_repeated_key_gives_the_first_answer(admin: Browser, fresh_name: str) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first = admin.write("POST", DOMAINS, {"name": fresh_name}, key)
    again = admin.write("POST", DOMAINS, {"name": fresh_name}, key)
    assert (first.status, again.status) == (201, 201)
    assert again.json() == first.json() and again.header("Location") == first.header("Location")
    other = admin.write("POST", DOMAINS, {"name": "x" + fresh_name}, key)
    assert (other.status, other.json()["code"]) == (422, "idempotency_key_reused")


def test_a_write_of_another_site_is_refused(admin: Browser, fresh_name: str) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        answer = admin.write("POST", DOMAINS, {"name": fresh_name}, headers)
        assert (answer.status, answer.json()["code"]) == (403, "cross_site_request")
    evil = {"Origin": "https://evil.test", "Content-Type": "application/json"}
    assert admin.send("POST", DOMAINS, b'{"name":"a.test"}', evil).status == 403


def test_one_domain_whatever_the_mail_system_does(
    stack: Stack, admin: Browser, fresh_name: str, no_faults_left: None
) -> None:
    """The answer to the creation is lost after its effect, then the mail system is away for a while."""
    stack.sandbox("fault", "add", "stalwart", "x:Domain/set", "drop-after", "--times", "1")
    stack.sandbox("fault", "add", "stalwart", "x:DkimSignature/query", "status", "--status", "503", "--times", "6")
    admin.write("POST", DOMAINS, {"name": fresh_name})
    stack.sandbox("dns", "publish", fresh_name)
    domain = eventually(lambda: settled(admin, fresh_name), 60)
    assert [step["state"] for step in domain["operation"]["steps"]] == ["done"] * 3
    actions = newest_actions(admin, fresh_name)
    assert actions.count("domain.ownership_proved") == 1
    assert actions.count("domain.created_in_mail") == 1


def settled(admin: Browser, name: str) -> dict[str, object] | None:
    domain = admin.get(f"{DOMAINS}/{name}").json()
    return domain if domain["status"] in ("needs_attention", "verified") else None


def test_staff_of_the_partner_are_named_with_it(partner: Browser, admin: Browser, fresh_name: str) -> None:
    assert partner.write("POST", DOMAINS, {"name": fresh_name}).status == 201
    row = admin.get(f"/api/tenants/acme/audit?target={fresh_name}").json()["items"][0]
    assert row["actor"]["name"].startswith("Nora") and row["actor"]["partner"]["name"] == "Nordwind IT"


def test_the_audit_of_every_tenant_is_intact(stack: Stack) -> None:
    done = stack.workplace("audit", "verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "acme:" in done.stdout and "intact" in done.stdout


def test_the_dns_host_is_recognised(stack: Stack, admin: Browser, fresh_name: str) -> None:
    admin.write("POST", DOMAINS, {"name": fresh_name})
    stack.sandbox("dns", "set", fresh_name, "NS", "ada.ns.cloudflare.com.", "bob.ns.cloudflare.com.")
    domain = admin.write("POST", f"{DOMAINS}/{fresh_name}/verification").json()
    assert domain["provider"] == {"id": "cloudflare", "name": "Cloudflare", "apex": "@", "notes": ["dns_only"]}
