"""State outlives the process; a reset brings a fresh installation."""

from pathlib import Path

import pytest

from .driver import ROOT, StandIn


@pytest.fixture
def own(tmp_path: Path) -> StandIn:
    """A stand-in of one test."""
    return StandIn(tmp_path / "state")


def test_everything_is_there_after_a_restart(own: StandIn) -> None:
    own.start()
    own.set_up_portal()
    hanna, browser = own.person("Hanna"), own.browser()
    own.sign_in(browser, "hanna@tenant-a.test")
    tokens = own.tokens_of(browser)
    keys = own.browser().send("GET", "/application/o/portal/jwks/").json
    own.stop()
    own.start()
    try:
        again = own.browser()
        again.cookies = browser.cookies
        assert again.send("GET", "/api/v3/core/users/me/").json["user"]["uid"] == hanna["uid"]
        assert own.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).status == 200
        assert (
            own.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json["error"]
            == "invalid_grant"
        )
        assert own.browser().send("GET", "/application/o/portal/jwks/").json == keys
    finally:
        own.stop()


def test_a_reset_is_a_fresh_start(own: StandIn) -> None:
    own.start()
    try:
        own.person("Ida")
        assert own.control("POST", "/reset").status == 204
        users = own.api("GET", "/core/users/").json["results"]
        assert [user["username"] for user in users] == ["akadmin"]
        assert own.api("GET", "/core/users/me/", token=ROOT).json["user"]["is_superuser"] is True
    finally:
        own.stop()


def test_no_token_is_stored_in_clear(own: StandIn) -> None:
    own.start()
    try:
        own.set_up_portal()
        own.person("Jan")
        browser = own.browser()
        own.sign_in(browser, "jan@tenant-a.test")
        tokens = own.tokens_of(browser)
        state = own.control("GET", "/state").text
        assert "first-Pass-71" not in state
        assert tokens["refresh_token"] not in state
        assert tokens["access_token"] not in state
    finally:
        own.stop()
