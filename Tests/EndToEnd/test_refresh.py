"""Staying signed in: rotation, one refresh at a time, and an answer that got lost (field case F43)."""

import threading
import uuid

import pytest
from browser import Browser
from database import end_access_tokens
from stack import Stack

DOMAINS = "/api/tenants/birch/domains"


@pytest.fixture
def clara(stack: Stack) -> Browser:
    return Browser(stack).sign_in("admin", "birch")


def test_a_session_is_refreshed(stack: Stack, clara: Browser) -> None:
    for _ in range(2):
        end_access_tokens(stack, "clara@birch.test")
        answer = clara.get("/api/me")
        assert (answer.status, answer.json()["code"]) == (401, "session_expired")
        assert clara.write("POST", "/auth/refresh").status == 204
        assert clara.get("/api/me").status == 200


def test_many_tabs_refresh_once(stack: Stack, clara: Browser) -> None:
    """The provider lets only one refresh with a token succeed, so a second one would end the session."""
    end_access_tokens(stack, "clara@birch.test")
    statuses: list[int] = []
    tabs = [threading.Thread(target=lambda: statuses.append(clara.write("POST", "/auth/refresh").status)) for _ in range(6)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert statuses == [204] * 6
    assert clara.get("/api/me").status == 200


def test_a_lost_answer_ends_this_session_alone_and_saves_once(
    stack: Stack, clara: Browser, fresh_name: str, no_faults_left: None
) -> None:
    elsewhere = Browser(stack).sign_in("admin", "birch")
    stack.sandbox("fault", "add", "authentik", "token:refresh_token", "drop-after", "--times", "1")
    end_access_tokens(stack, "clara@birch.test")
    key = {"Idempotency-Key": str(uuid.uuid4())}
    assert clara.write("POST", DOMAINS, {"name": fresh_name}, key).status == 401
    answer = clara.write("POST", "/auth/refresh")
    assert (answer.status, answer.json()["code"]) == (401, "session_expired")
    clara.sign_in("admin", "birch")
    for _ in range(2):
        assert clara.write("POST", DOMAINS, {"name": fresh_name}, key).status == 201
    rows = clara.get(f"/api/tenants/birch/audit?target={fresh_name}").json()["items"]
    assert [row["action"] for row in rows] == ["domain.added"]
    assert elsewhere.write("POST", "/auth/refresh").status == 204, "other sessions live on"


def test_a_provider_that_is_away_ends_nothing(stack: Stack, clara: Browser, no_faults_left: None) -> None:
    stack.sandbox("fault", "add", "authentik", "token:refresh_token", "status", "--status", "503", "--times", "2")
    end_access_tokens(stack, "clara@birch.test")
    assert clara.write("POST", "/auth/refresh").status in (502, 503, 504)
    stack.sandbox("fault", "clear", "authentik")
    assert clara.write("POST", "/auth/refresh").status == 204


@pytest.mark.parametrize("seconds", [11, -11])
def test_clocks_may_differ_by_seconds(stack: Stack, browser: Browser, seconds: int) -> None:
    stack.move_clock("authentik", seconds)
    try:
        browser.sign_in("member")
    finally:
        stack.move_clock("authentik", 0)
    assert browser.get("/api/me").status == 200


def test_a_deactivated_identity_is_out_after_its_access_token(stack: Stack) -> None:
    """Authentik sends no logout token when it deactivates somebody: the refresh finds out."""
    browser = Browser(stack).sign_in("member")
    name = stack.person("member")["email"]
    user = stack.authentik("GET", f"/core/users/?username={name}")["results"][0]["pk"]
    stack.authentik("PATCH", f"/core/users/{user}/", {"is_active": False})
    try:
        end_access_tokens(stack, name)
        assert browser.write("POST", "/auth/refresh").status == 401
        assert browser.get("/api/me").status == 401
    finally:
        stack.authentik("PATCH", f"/core/users/{user}/", {"is_active": True})
