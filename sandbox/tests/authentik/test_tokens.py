"""Keys, time and addresses of the tokens."""

import time
from typing import Any

from .driver import AUTHORIZE, StandIn
from .jwts import claims, header, is_signed_by
from .web import Client

JWKS = "/application/o/portal/jwks/"
DISCOVERY = "/application/o/portal/.well-known/openid-configuration"


def signed_in(stand_in: StandIn, name: str) -> Client:
    stand_in.person(name)
    browser = stand_in.browser()
    stand_in.sign_in(browser, f"{name.lower()}@tenant-a.test")
    return browser


def jwks(stand_in: StandIn) -> dict[str, Any]:
    return stand_in.browser().send("GET", JWKS).json


def test_a_rotated_key_is_listed_beside_the_new_one(stand_in: StandIn) -> None:
    browser = signed_in(stand_in, "Paul")
    before = stand_in.tokens_of(browser)["id_token"]
    rotated = stand_in.control("POST", "/rotate-signing-key", {"keepOld": True})
    after = stand_in.tokens_of(browser)["id_token"]
    assert header(after)["kid"] == rotated.json["kid"] != header(before)["kid"]
    assert is_signed_by(before, jwks(stand_in)) and is_signed_by(after, jwks(stand_in))


def test_a_rotated_key_can_vanish_at_once(stand_in: StandIn) -> None:
    browser = signed_in(stand_in, "Rita")
    before = stand_in.tokens_of(browser)["id_token"]
    stand_in.control("POST", "/rotate-signing-key", {"keepOld": False})
    after = stand_in.tokens_of(browser)["id_token"]
    assert len(jwks(stand_in)["keys"]) == 1
    assert is_signed_by(after, jwks(stand_in)) and not is_signed_by(before, jwks(stand_in))


def test_times_follow_the_clock(stand_in: StandIn) -> None:
    browser = signed_in(stand_in, "Sven")
    tokens = stand_in.tokens_of(browser)
    stand_in.control("PUT", "/time", {"offsetSeconds": 3600})
    assert stand_in.browser().send("GET", "/application/o/userinfo/", headers=bearer(tokens)).status == 401
    refreshed = stand_in.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json
    found = claims(refreshed["id_token"])
    assert abs(found["iat"] - (time.time() + 3600)) < 30
    assert found["exp"] - found["iat"] == 600
    assert found["auth_time"] == claims(tokens["id_token"])["auth_time"]


def test_a_session_ends_with_its_day_and_the_refresh_token_lives_on_without_it(stand_in: StandIn) -> None:
    browser = signed_in(stand_in, "Tina")
    tokens = stand_in.tokens_of(browser)
    stand_in.control("PUT", "/time", {"offsetSeconds": 2 * 86400})
    assert browser.send("GET", AUTHORIZE).headers["Location"].startswith("/if/flow/")
    found = claims(stand_in.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json["id_token"])
    assert "sid" not in found and "amr" not in found


def test_the_issuer_follows_host_and_forwarded_scheme(stand_in: StandIn) -> None:
    front = stand_in.browser(**{"Host": "sso.test:8444", "X-Forwarded-Proto": "https"})
    document = front.send("GET", DISCOVERY).json
    assert document["issuer"] == "https://sso.test:8444/application/o/portal/"
    assert document["token_endpoint"] == "https://sso.test:8444/application/o/token/"
    stand_in.person("Udo")
    stand_in.sign_in(front, "udo@tenant-a.test")
    callback = front.send("GET", AUTHORIZE)
    assert callback.status == 302
    assert stand_in.browser().send("GET", DISCOVERY).json["issuer"] == f"{stand_in.base}/application/o/portal/"


def test_cookies_are_secure_behind_https(stand_in: StandIn) -> None:
    front = stand_in.browser(**{"X-Forwarded-Proto": "https"})
    lines = front.send("GET", AUTHORIZE).headers.get_all("Set-Cookie") or []
    session = next(line for line in lines if line.startswith("authentik_session="))
    assert {"HttpOnly", "Secure", "SameSite=Lax"} <= {part.strip() for part in session.split(";")}


def test_an_expired_api_key_is_refused_and_then_replaced(stand_in: StandIn) -> None:
    account = stand_in.api("POST", "/core/users/service_account/", {"name": "robot"}).json
    stand_in.api("POST", "/core/tokens/", {"identifier": "robot-api", "user": account["user_pk"]})
    before = stand_in.api("GET", "/core/tokens/robot-api/view_key/").json["key"]
    assert stand_in.api("GET", "/core/users/me/", token=before).status == 200
    stand_in.control("PUT", "/time", {"offsetSeconds": 1900})
    assert stand_in.api("GET", "/core/users/me/", token=before).json["detail"] == "Token invalid/expired"
    stand_in.control("POST", "/clean-up")
    assert stand_in.api("GET", "/core/tokens/robot-api/view_key/").json["key"] != before
    assert stand_in.api("GET", "/events/events/?actions=secret_rotate").json["pagination"]["count"] >= 1


def bearer(tokens: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens['access_token']}"}
