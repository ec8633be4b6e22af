"""German words are longer: every page still fits, and nothing stays English."""

from collections.abc import Callable

import answers as a
import pytest
from fake_api import FakeApi
from playwright.sync_api import Browser, BrowserContext, Page, expect

D = "/api/tenants/acme/domains"
PAGES = {
    "/": ("Willkommen, Anna Berg", {}),
    "/personal": ("Persönlich", {}),
    "/admin/acme/domains": ("Domains", {D: a.listing(a.summary("acme.test"), attention=0)}),
    "/admin/acme/domains/new": ("Domain hinzufügen", {}),
    "/admin/acme/domains/a.test": ("a.test", {f"{D}/a.test": a.pending("a.test")}),
    "/admin/acme/domains/b.test": ("b.test", {f"{D}/b.test": a.needs_attention("b.test")}),
    "/admin/acme/domains/c.test": ("c.test", {f"{D}/c.test": a.verified("c.test", claim=a.claim("owner", "takeover"))}),
    "/admin/acme/domains/d.test": ("d.test", {f"{D}/d.test": a.needs_attention("d.test", checks=a.extras())}),
    "/admin/acme/domains/e.test": (
        "e.test",
        {f"{D}/e.test": a.pending("e.test", status="pending_contested", claim=a.claim("challenger", "takeover"))},
    ),
    "/admin/acme/domains/f.test": ("f.test", {f"{D}/f.test": a.verified("f.test", mailEnabled=False)}),
    "/admin/acme/audit": ("Protokoll", {"/api/tenants/acme/audit": a.listing(a.event(1, "domain.added", "a.test"))}),
}


@pytest.fixture
def context(browser: Browser, site: str):
    context = browser.new_context(base_url=site, locale="de-DE", timezone_id="UTC", reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_page(page: Page, api: FakeApi, context: BrowserContext, assert_sound: Callable, path: str) -> None:
    title, answers = PAGES[path]
    api.on("GET", "/api/me", a.me(a.tenant()))
    for url, answer in answers.items():
        api.on("GET", url, answer)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.evaluate("document.documentElement.lang") == "de"
    assert_sound()


def test_dialogs(page: Page, api: FakeApi, context: BrowserContext, assert_sound: Callable) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", f"{D}/a.test", a.verified("a.test", isPrimary=True))
    page.goto("/admin/acme/domains/a.test")
    page.get_by_role("button", name="Weiter zu „Spam“…").click()
    expect(page.get_by_role("group", name="Hat diese Domain schon Mail gesendet?")).to_be_visible()
    assert_sound()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Domain entfernen…").click()
    expect(page.get_by_label("Zur Bestätigung a.test eingeben")).to_be_focused()
    assert_sound()
