"""Signing in, staying signed in, signing out (field cases F44, F45, F51 and the path tricks of F74)."""

import re
import urllib.parse

import pytest
from browser import Browser
from stack import Stack, eventually


def test_the_session_cookie_is_closed_to_script_and_other_hosts(stack: Stack, browser: Browser) -> None:
    start = browser.send("GET", "/auth/login")
    final = browser.finish_sign_in(start.location, "admin", "acme")
    cookie = next(line for line in final.all("Set-Cookie") if line.startswith("__Host-session="))
    for attribute in ("Path=/", "Secure", "HttpOnly", "SameSite=Lax"):
        assert attribute in cookie
    assert "Domain" not in cookie
    assert sum(len(name) + len(value) for name, value in final.headers) < 4096


def test_me_tells_person_and_tenants(admin: Browser) -> None:
    me = admin.get("/api/me").json()
    assert me["isTenantAdmin"] is True and me["partner"] is None
    assert [tenant["slug"] for tenant in me["tenants"]] == ["acme"]
    assert isinstance(me["tenants"][0]["attention"]["domains"], int)


def test_two_tabs_sign_in_at_the_same_time(browser: Browser) -> None:
    first = browser.send("GET", "/auth/login?returnTo=/a")
    second = browser.send("GET", "/auth/login?returnTo=/b")
    assert browser.finish_sign_in(first.location, "admin", "acme").location == "/a"
    # The provider knows the browser by now and asks nothing.
    assert browser.finish_sign_in(second.location, "admin", "acme").location == "/b"


def test_abandoned_sign_ins_do_not_pile_up(stack: Stack, browser: Browser) -> None:
    for _ in range(11):
        answer = browser.send("GET", "/auth/login?returnTo=/here")
    assert browser.finish_sign_in(answer.location, "admin", "acme").location == "/here"
    assert sum(len(name) + len(value) for name, value in browser.cookies[stack.portal].items()) < 8192


def test_an_unknown_callback_never_makes_a_session(browser: Browser) -> None:
    first = browser.get("/auth/callback?code=x&state=never-issued")
    assert (first.status, first.location) == (303, "/auth/login")
    second = browser.get("/auth/callback?code=x&state=never-issued")
    assert (second.status, second.location) == (303, "/sign-in-problem?code=state_expired")
    assert browser.get("/api/me").status == 401


def test_the_back_button_after_signing_in(stack: Stack) -> None:
    browser = Browser(stack).sign_in("admin", "acme")
    answer = browser.get("/auth/callback?code=old&state=used")
    assert (answer.status, answer.location) == (303, "/")


@pytest.mark.parametrize("address", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)", "/a\r\nb"])
def test_nobody_is_sent_elsewhere_after_signing_in(browser: Browser, address: str) -> None:
    start = browser.send("GET", "/auth/login?returnTo=" + urllib.parse.quote(address, safe=""))
    assert browser.finish_sign_in(start.location, "admin", "acme").location == "/"


def test_signing_out_ends_the_session_here_and_there(stack: Stack) -> None:
    browser = Browser(stack).sign_in("member")
    cookie = browser.cookies[stack.portal]["__Host-session"]
    answer = browser.write("POST", "/auth/logout")
    assert answer.status == 200
    assert "/end-session/" in answer.json()["endSessionUrl"]
    browser.cookies[stack.portal]["__Host-session"] = cookie
    assert browser.get("/api/me").status == 401


def test_the_provider_ends_sessions(stack: Stack) -> None:
    """An administrator of the sign-on system ends somebody's sessions there; its logout token ends ours."""
    browser = Browser(stack).sign_in("member")
    assert browser.get("/api/me").status == 200
    name = urllib.parse.quote(stack.person("member")["email"], safe="")
    user = stack.authentik("GET", f"/core/users/?username={name}")["results"][0]["pk"]
    assert stack.authentik("DELETE", f"/core/authenticated_sessions/bulk_delete/?user_pks={user}")["deleted"] >= 1
    assert eventually(lambda: browser.get("/api/me").status == 401)


def test_a_refresh_is_cheap_while_the_session_is_good(admin: Browser) -> None:
    assert admin.write("POST", "/auth/refresh").status == 204
    assert admin.get("/api/me").status == 200


def test_a_bad_logout_token_is_refused(browser: Browser) -> None:
    fields = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (b"", b"logout_token=", b"logout_token=a.b.c", b"logout_token=" + b"x" * 5000):
        answer = browser.send("POST", "/auth/backchannel-logout", body, fields)
        assert (answer.status, answer.json()["code"]) == (400, "invalid_logout_token")


TRICKS = [
    ("/api/tenants/acme%2Fdomains", {404}),
    ("/api/tenants/acme%2F..%2Fbirch/domains", {404}),
    ("/api/tenants/acme/domains/a%2Fb.test", {404, 422}),
    ("/api//tenants/acme/domains", {404}),
    ("/api/tenants/acme/../birch/domains", {400, 404}),
    ("/api/tenants/acme%00/domains", {400, 404}),
    ("/api/tenants/acme%ff/domains", {400, 404}),
    ("/api/tenants/acme/domains/%zz", {400, 404}),
]


@pytest.mark.parametrize("path, statuses", TRICKS)
def test_tricks_with_the_path(admin: Browser, path: str, statuses: set[int]) -> None:
    answer = admin.get(path)
    assert answer.status in statuses
    assert answer.header("Content-Type") == "application/problem+json"


def test_an_encoded_letter_is_that_letter(admin: Browser) -> None:
    assert admin.get("/api/tenants/%61cme/domains").status == 200


def test_every_answer_has_a_request_id_and_is_not_kept(admin: Browser) -> None:
    answer = admin.get("/api/me")
    assert re.fullmatch(r"[0-9a-zA-Z-]{8,64}", answer.header("X-Request-Id") or "")
    assert answer.header("Cache-Control") == "no-store"


def test_the_description_names_every_route(admin: Browser, stack: Stack) -> None:
    paths = admin.get("/api/openapi.json").json()["paths"]
    for line in stack.workplace("routes").stdout.splitlines():
        method, path, _ = line.split()
        template = re.sub(r":(\w+)", r"{\1}", path)
        assert method.lower() in paths[template], line
