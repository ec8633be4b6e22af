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
