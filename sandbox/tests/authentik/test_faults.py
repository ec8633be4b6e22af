"""Faults on request: what a client sees, and whether the effect is there."""

import http.client
import time
from pathlib import Path

import pytest

from .driver import AUTHORIZE, StandIn

CREATE = "POST /api/v3/core/users/"


def count(stand_in: StandIn, username: str) -> int:
    return stand_in.api("GET", f"/core/users/?username={username}").json["pagination"]["count"]


def new(username: str) -> dict[str, str]:
    return {"username": username, "name": username}


def refresh_token(stand_in: StandIn, name: str) -> str:
    stand_in.person(name)
    browser = stand_in.browser()
    stand_in.sign_in(browser, f"{name.lower()}@tenant-a.test")
    return stand_in.tokens_of(browser)["refresh_token"]


def test_a_refresh_dropped_after_its_effect_has_used_the_token_up(stand_in: StandIn) -> None:
    old = refresh_token(stand_in, "Kai")
    stand_in.fault("token:refresh_token", "drop-after")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        stand_in.token(grant_type="refresh_token", refresh_token=old)
    assert stand_in.token(grant_type="refresh_token", refresh_token=old).json["error"] == "invalid_grant"


def test_a_refresh_dropped_before_its_effect_can_be_repeated(stand_in: StandIn) -> None:
    old = refresh_token(stand_in, "Lea")
    stand_in.fault("token:refresh_token", "drop-before")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        stand_in.token(grant_type="refresh_token", refresh_token=old)
    assert stand_in.token(grant_type="refresh_token", refresh_token=old).status == 200


def test_a_create_dropped_after_its_effect_has_made_the_account(stand_in: StandIn) -> None:
    stand_in.fault(CREATE, "drop-after")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        stand_in.api("POST", "/core/users/", new("dropped"))
    assert count(stand_in, "dropped") == 1


def test_a_failure_inside_is_a_bare_405_for_a_create(stand_in: StandIn) -> None:
    stand_in.fault(CREATE, "broken")
    stand_in.fault(CREATE, "broken-after")
    before, after = (stand_in.api("POST", "/core/users/", new(name)) for name in ("broken", "broken-after"))
    for answer in (before, after):
        assert (answer.status, answer.text, answer.headers["Allow"]) == (405, "", "GET, HEAD, OPTIONS")
    assert (count(stand_in, "broken"), count(stand_in, "broken-after")) == (0, 1)


def test_a_failure_inside_is_html_for_a_read(stand_in: StandIn) -> None:
    stand_in.fault("GET /api/v3/core/users/", "broken")
    answer = stand_in.api("GET", "/core/users/")
    assert (answer.status, answer.headers["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert "<html" in answer.text
    assert stand_in.api("GET", "/core/users/").status == 200


def test_a_status_on_demand_has_html_and_retry_after(stand_in: StandIn) -> None:
    stand_in.fault("jwks", "status", status=503, retry_after=7)
    answer = stand_in.browser().send("GET", "/application/o/portal/jwks/")
    assert (answer.status, answer.headers["Retry-After"], "<html" in answer.text) == (503, "7", True)


def test_throttling_speaks_json(stand_in: StandIn) -> None:
    stand_in.fault(CREATE, "status", status=429, retry_after=3)
    answer = stand_in.api("POST", "/core/users/", new("throttled"))
    assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
    assert answer.json == {"detail": "Request was throttled. Expected available in 3 seconds."}
    assert count(stand_in, "throttled") == 0


def test_a_csrf_header_of_odd_letters_is_refused(stand_in: StandIn) -> None:
    stand_in.person("Pia")
    browser = stand_in.browser()
    stand_in.sign_in(browser, "pia@tenant-a.test")
    odd = {"X-authentik-CSRF": "\xe9"}
    answer = browser.send("POST", "/api/v3/core/tokens/", body={"identifier": "x"}, headers=odd)
    assert answer.status == 403 and answer.json["detail"].startswith("CSRF Failed")


def test_a_failure_that_nobody_asked_for_is_a_page_too(tmp_path: Path) -> None:
    """An installation without its default sign-in flow."""
    broken = StandIn(tmp_path)
    broken.start()
    try:
        broken.set_up_portal()
        assert broken.api("DELETE", "/flows/instances/default-authentication-flow/").status == 204
        answer = broken.browser().send("GET", AUTHORIZE)
        assert (answer.status, answer.headers["Content-Type"]) == (500, "text/html; charset=utf-8")
    finally:
        broken.stop()


def test_a_lie_has_no_effect(stand_in: StandIn) -> None:
    stand_in.fault(CREATE, "lie")
    assert stand_in.api("POST", "/core/users/", new("imagined")).status == 201
    assert count(stand_in, "imagined") == 0
    mona = stand_in.person("Mona")
    stand_in.fault("PATCH /api/v3/core/users/{id}/", "lie")
    assert stand_in.api("PATCH", f"/core/users/{mona['pk']}/", {"is_active": False}).json["is_active"] is False
    assert stand_in.api("GET", f"/core/users/{mona['pk']}/").json["is_active"] is True


def test_foreign_rows_come_though_the_filter_is_known(stand_in: StandIn) -> None:
    stand_in.person("Nils")
    stand_in.fault("GET /api/v3/core/users/", "foreign-rows")
    rows = stand_in.api("GET", "/core/users/?username=nils@tenant-a.test&page_size=100").json["results"]
    assert {"nils@tenant-a.test", "akadmin"} <= {row["username"] for row in rows}


def test_latency_delays_the_answer(stand_in: StandIn) -> None:
    stand_in.fault("discovery", "latency", delay_ms=300)
    start = time.monotonic()
    assert stand_in.browser().send("GET", "/application/o/portal/.well-known/openid-configuration").status == 200
    assert time.monotonic() - start >= 0.3


def test_the_log_of_requests_names_operations_and_no_secrets(stand_in: StandIn) -> None:
    secret = refresh_token(stand_in, "Olga")
    stand_in.token(grant_type="refresh_token", refresh_token=secret)
    log = stand_in.control("GET", "/requests")
    assert {"authorize", "token:authorization_code", "token:refresh_token", CREATE} <= {
        row["operation"] for row in log.json
    }
    assert secret not in log.text
