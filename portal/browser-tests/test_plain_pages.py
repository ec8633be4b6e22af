"""Pages for people who are not signed in, not admins, or nowhere."""

from collections.abc import Callable
from urllib.parse import quote

import answers as a
import pytest
from conftest import Complaints
from fake_api import FakeApi, problem
from playwright.sync_api import Page, expect
from themes import both_themes

CODES = [
    "state_expired",
    "provider_error",
    "clock_skew",
    "issuer_mismatch",
    "account_unknown",
    "account_replaced",
    "unavailable",
]


@pytest.fixture
def signed_out(api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(401)
    api.on("GET", "/api/me", problem(401, "session_expired"))
    api.on("POST", "/auth/refresh", problem(401, "session_expired"))


@both_themes
@pytest.mark.parametrize("path", ["/", "/admin/acme/domains?status=verified", "/nowhere"])
def test_any_page_offers_to_sign_in_and_come_back(page: Page, signed_out: None, assert_sound: Callable, path: str) -> None:
    page.goto(path)
    link = page.get_by_role("link", name="Sign in")
    expect(link).to_have_attribute("href", f"/auth/login?returnTo={quote(path, safe='')}")
    expect(link).to_have_count(1)
    expect(page.locator(".admin")).to_have_count(0)
    assert_sound()


@pytest.mark.parametrize("code", CODES)
def test_each_sign_in_problem_has_words_of_its_own(page: Page, signed_out: None, code: str) -> None:
    page.goto(f"/sign-in-problem?code={code}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Signing in did not work")
    words = page.locator(".empty-words").inner_text()
    page.goto("/sign-in-problem?code=unavailable")
    other = page.locator(".empty-words").inner_text()
    assert len(words) > 40 and (words == other) == (code == "unavailable")
    expect(page.get_by_role("link", name="Sign in again")).to_have_attribute("href", "/auth/login?returnTo=/")


@both_themes
def test_sign_in_problem_is_sound(page: Page, signed_out: None, assert_sound: Callable) -> None:
    page.goto("/sign-in-problem?code=<img src=x>")
    expect(page.locator(".empty-words")).to_contain_text("cannot be reached right now")
    assert_sound()


@both_themes
def test_a_member_sees_nothing_of_the_administration(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", "/api/me", a.me(a.tenant(role="member", attention=None)))
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("heading", level=1)).to_have_text("This area is for administrators")
    expect(page.locator(".admin, .nav")).to_have_count(0)
    assert [request.url for request in api.requests if "/tenants/" in request.url] == []
    assert_sound()


def test_until_the_session_is_known_nothing_of_the_administration_shows(page: Page, api: FakeApi) -> None:
    api.hang("GET", "/api/me")
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("status").filter(has_text="Loading")).to_be_attached()
    expect(page.locator(".admin, .nav")).to_have_count(0)
    assert "Domains" not in page.content()


@pytest.mark.parametrize("path", ["/nowhere", "/admin/other/domains", "/admin", "/admin/acme/nothing"])
def test_unknown_addresses(page: Page, api: FakeApi, path: str) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing here")
    assert page.title().startswith("Nothing here")


@pytest.mark.parametrize(
    ("status", "code", "title"),
    [(403, "forbidden", "This area is for administrators"), (404, "not_found", "Nothing here")],
)
def test_what_the_server_refuses_looks_the_same(
    page: Page, api: FakeApi, complaints: Complaints, status: int, code: str, title: str
) -> None:
    complaints.expect(status)
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", "/api/tenants/acme/domains", problem(status, code))
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_session_call_that_fails_can_be_repeated(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(503)
    api.on("GET", "/api/me", problem(503, "database_unavailable"))
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text("Reference 01JD3W8Q")
    api.on("GET", "/api/me", a.me(a.tenant()))
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Anna Berg")
