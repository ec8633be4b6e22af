"""The list of domains in its four states, with search, filter and paging."""

import re
from collections.abc import Callable

import answers as a
import pytest
from conftest import Complaints
from fake_api import FakeApi, problem
from playwright.sync_api import Page, expect
from themes import both_themes

LIST = "/api/tenants/acme/domains"


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant(attention={"domains": 2})))


def some_domains(**top: object) -> a.Json:
    """In the order of the server: what needs somebody first."""
    return a.listing(
        a.summary("acme-mail.test", "needs_attention", attention=3),
        a.summary("xn--mnchen-3ya.test", "pending_ownership", unicodeName="münchen.test", lastCheckedAt=None),
        a.summary("xn--ame-4ed.test", "pending_setup", unicodeName="aсme.test", lookalike=True),
        a.summary("acme.test", isPrimary=True),
        **{"attention": 2, **top},
    )


@both_themes
def test_ready_with_what_needs_somebody_first(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", LIST, some_domains())
    page.goto("/admin/acme/domains")
    rows = page.get_by_role("main").get_by_role("listitem")
    expect(rows).to_have_count(4)
    expect(rows.nth(0)).to_contain_text("acme-mail.test")
    expect(rows.nth(0)).to_contain_text("3 records to put right")
    expect(rows.nth(3)).to_contain_text("Verified")
    expect(page.get_by_text("2 domains need you. They are listed first.")).to_be_visible()
    assert page.title() == "Domains · Acme GmbH"
    assert_sound()


def test_a_contested_domain_says_so(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, a.listing(a.summary("acme.test", takeover=True), attention=1))
    page.goto("/admin/acme/domains")
    row = page.get_by_role("main").get_by_role("listitem")
    expect(row).to_contain_text("Contested")
    expect(row).to_contain_text("Somebody else has proved control of the name")


def test_a_challenger_is_not_alarmed_by_its_own_proof(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, a.listing(a.summary("acme.test", "pending_contested", takeover=True), attention=1))
    page.goto("/admin/acme/domains")
    row = page.get_by_role("main").get_by_role("listitem")
    expect(row).to_contain_text("In use elsewhere")
    expect(row).to_contain_text("Your proof is in")


def test_lost_domains_have_a_filter_once_there_are_any(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, some_domains())
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("radio", name="Verified")).to_be_visible()
    expect(page.get_by_role("radio", name="Lost")).to_have_count(0)
    api.on("GET", LIST, a.listing(a.summary("acme.test", "lost"), attention=0))
    page.reload()
    page.get_by_role("radio", name="Lost").check()
    expect(page).to_have_url(re.compile("status=lost$"))
    expect(page.get_by_text("Taken over by another customer")).to_be_visible()
    assert api.queries(LIST)[-1] == {"status": "lost"}


@both_themes
def test_without_mail_an_empty_list_asks_for_nothing(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", LIST, a.listing(attention=0) | {"mailEnabled": False})
    page.goto("/admin/acme/domains")
    expect(page.get_by_text("Mail is not enabled in this installation")).to_be_visible()
    expect(page.get_by_text("Add your first domain")).to_have_count(0)
    assert_sound()


def test_international_names_show_both_forms(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, some_domains())
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("link", name="münchen.test xn--mnchen-3ya.test")).to_be_visible()
    lookalike = page.get_by_role("listitem").filter(has_text="Look-alike letters")
    expect(lookalike.locator("strong")).to_have_text("xn--ame-4ed.test")


@both_themes
def test_loading_has_the_final_size(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.hang("GET", LIST)
    page.goto("/admin/acme/domains")
    expect(page.locator(".bone-row")).to_have_count(4)
    assert_sound()


@both_themes
def test_empty_says_what_it_is_for(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", LIST, a.listing(attention=0))
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("heading", name="Add your first domain")).to_be_visible()
    expect(page.get_by_role("link", name="Add domain")).to_have_attribute("href", "/admin/acme/domains/new")
    assert_sound()


@both_themes
def test_error_can_be_repeated(page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable) -> None:
    complaints.expect(503)
    api.on("GET", LIST, problem(503, "database_unavailable"))
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("alert")).to_contain_text("storage does not answer")
    assert_sound()
    api.on("GET", LIST, some_domains())
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(4)


def test_search_and_status_live_in_the_address(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, some_domains())
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("mail")
    expect(page).to_have_url(re.compile(r"\?search=mail$"))
    page.get_by_role("radio", name="Verified").check()
    expect(page).to_have_url(re.compile(r"\?search=mail&status=verified$"))
    assert api.queries(LIST)[-1] == {"search": "mail", "status": "verified"}


def test_no_match_offers_the_way_back(page: Page, api: FakeApi) -> None:
    api.on("GET", LIST, a.listing(attention=0))
    page.goto("/admin/acme/domains?search=zzz")
    expect(page.get_by_role("heading", name="No domain matches")).to_be_visible()
    api.on("GET", LIST, some_domains())
    page.get_by_role("button", name="Show all domains").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(4)
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_more_pages_are_appended(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(503)
    api.on("GET", LIST, some_domains(next="c1"))
    page.goto("/admin/acme/domains")
    more = page.get_by_role("button", name="Load more")
    expect(more).to_be_visible()
    api.on("GET", LIST, problem(503, "busy"))
    more.click()
    expect(page.get_by_role("alert")).to_contain_text("Many people are working")
    api.on("GET", LIST, a.listing(a.summary("last.test"), attention=2))
    more.click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(5)
    expect(more).to_have_count(0)
    assert api.queries(LIST)[-1] == {"cursor": "c1"}
