"""Launcher and personal page."""

from collections.abc import Callable

import answers as a
from fake_api import FakeApi
from playwright.sync_api import Page, expect
from themes import both_themes

ACME = a.tenant(attention={"domains": 2})
CUSTOMER = a.tenant("gelb", "Gelb AG", through="partner", branding={"productName": "Gelb", "accentColor": "#ffeb3b"})
CLUB = a.tenant("verein", "Verein", role="member", attention=None)


@both_themes
def test_launcher_says_what_needs_somebody(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", "/api/me", a.me(ACME, CUSTOMER, CLUB, partner="Nordwind IT"))
    page.goto("/")
    expect(page.get_by_role("link", name="Admin Acme GmbH 2 domains need attention")).to_have_attribute("href", "/admin/acme")
    expect(page.get_by_role("heading", name="Customers of Nordwind IT")).to_be_visible()
    expect(page.get_by_role("link", name="Gelb AG Everything is in order")).to_be_visible()
    expect(page.get_by_role("link", name="Verein")).to_have_count(0)
    assert_sound()


def test_what_does_not_exist_yet_cannot_be_pressed(page: Page, api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(ACME))
    page.goto("/")
    expect(page.get_by_text("Coming soon")).to_have_count(2)
    expect(page.get_by_role("link", name="Mail")).to_have_count(0)
    expect(page.get_by_role("link", name="Files")).to_have_count(0)


def test_without_a_workplace_the_launcher_says_what_to_do(page: Page, api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me())
    page.goto("/")
    expect(page.get_by_text("An administrator of your organisation can add you")).to_be_visible()
    expect(page.get_by_role("link", name="Personal Your name")).to_be_visible()


@both_themes
def test_personal_page(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", "/api/me", a.me(ACME, CUSTOMER, CLUB, partner="Nordwind IT"))
    page.goto("/personal")
    main = page.get_by_role("main")
    expect(main).to_contain_text("anna.berg@acme.test")
    expect(main).to_contain_text("Administrator through Nordwind IT")
    expect(main.get_by_role("link", name="Acme GmbH")).to_have_attribute("href", "/admin/acme")
    expect(main.get_by_role("link", name="Verein")).to_have_count(0)
    assert_sound()


def test_theme_is_kept_and_there_before_the_first_paint(page: Page, api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(ACME))
    page.goto("/personal")
    page.get_by_role("main").get_by_role("radio", name="Dark").check()
    expect(page.locator("html")).to_have_css("background-color", "rgb(14, 18, 20)")
    api.hang("GET", "/api/me")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_language_is_kept_and_decides_dates(page: Page, api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(ACME))
    page.goto("/personal")
    page.get_by_role("main").get_by_role("radio", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Persönlich")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Persönlich")
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.title().startswith("Persönlich")
