"""Consent: asked for by the explicit flow, remembered, and asked again with prompt=consent."""

import re

from .driver import AUTHORIZE, CALLBACK, StandIn

EXPLICIT, IMPLICIT = (
    "default-provider-authorization-explicit-consent",
    "default-provider-authorization-implicit-consent",
)


def use_flow(stand_in: StandIn, slug: str) -> None:
    provider = stand_in.api("GET", "/providers/oauth2/?name=portal").json["results"][0]
    flow = stand_in.api("GET", f"/flows/instances/{slug}/").json["pk"]
    assert stand_in.api("PATCH", f"/providers/oauth2/{provider['pk']}/", {"authorization_flow": flow}).status == 200


def test_consent_is_asked_once_and_again_on_demand(stand_in: StandIn) -> None:
    stand_in.person("Vera")
    browser = stand_in.browser()
    stand_in.sign_in(browser, "vera@tenant-a.test")
    use_flow(stand_in, EXPLICIT)
    try:
        page = browser.send("GET", f"{AUTHORIZE}&prompt=none").headers["Location"]
        assert page.startswith(f"/if/flow/{EXPLICIT}/")
        shown = browser.send("GET", page).text
        assert "You&#x27;re about to sign into Portal" in shown
        assert browser.send("POST", page, form={"token": "wrong"}).status == 200
        token = re.search(r'name="token" value="(\w+)"', shown)
        assert token
        back = browser.send("POST", page, form={"token": token[1]}).headers["Location"]
        assert browser.send("GET", back).headers["Location"].startswith(CALLBACK)
        assert browser.send("GET", AUTHORIZE).headers["Location"].startswith(CALLBACK)
        assert browser.send("GET", f"{AUTHORIZE}&prompt=consent").headers["Location"].startswith("/if/flow/")
        rows = stand_in.api("GET", "/core/user_consent/").json["results"]
        assert [row["user"]["username"] for row in rows] == ["vera@tenant-a.test"]
        assert stand_in.api("DELETE", f"/core/user_consent/{rows[0]['pk']}/").status == 204
        assert browser.send("GET", AUTHORIZE).headers["Location"].startswith("/if/flow/")
    finally:
        use_flow(stand_in, IMPLICIT)
