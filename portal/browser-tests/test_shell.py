"""Frame of the administration: navigation, focus, menus, drawer, accent, switching the customer."""

import threading
from collections.abc import Callable

import answers as a
import pytest
from fake_api import Answer, FakeApi
from playwright.sync_api import Page, Request, expect
from themes import both_themes

YELLOW = {"productName": "Gelbwerk", "accentColor": "#ffeb3b"}
A_LIST, B_LIST = "/api/tenants/acme/domains", "/api/tenants/gelb/domains"


@pytest.fixture(autouse=True)
def partner(api: FakeApi) -> None:
    acme = a.tenant(attention={"domains": 1}, through="partner")
    gelb = a.tenant("gelb", "Gelb AG", through="partner", branding=YELLOW)
    api.on("GET", "/api/me", a.me(acme, gelb, partner="Nordwind IT"))
    api.on("GET", A_LIST, a.listing(*[a.summary(f"only-acme-{n}.test") for n in range(50)], attention=1))
    api.on("GET", B_LIST, a.listing(attention=0))
    api.on("GET", "/api/tenants/acme/audit", a.listing())


def test_the_start_of_an_administration_is_its_domains(page: Page) -> None:
    page.goto("/admin/acme")
    expect(page.get_by_role("heading", level=1)).to_have_text("Domains")
    assert page.url.endswith("/admin/acme/domains")


def test_navigation_moves_focus_and_title(page: Page) -> None:
    page.goto("/admin/acme/domains")
    page.get_by_role("link", name="Audit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Audit")
    expect(page.get_by_role("main")).to_be_focused()
    expect(page).to_have_title("Audit · Acme GmbH")
    expect(page.get_by_role("link", name="Audit")).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(page).to_have_title("Domains · Acme GmbH")


def test_skip_link_is_the_first_stop(page: Page) -> None:
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@both_themes
def test_account_menu_is_sound_and_keyboard_friendly(page: Page, assert_sound: Callable) -> None:
    page.goto("/admin/acme/domains")
    button = page.get_by_role("button", name="Account of Anna Berg")
    button.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert_sound()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()


def test_sign_out_goes_where_the_server_says(page: Page, api: FakeApi) -> None:
    api.on("POST", "/auth/logout", {"endSessionUrl": "/auth/ended"})
    api.on("GET", "/auth/ended", Answer(text="<title>Ended</title>", headers={"Content-Type": "text/html"}))
    page.goto("/admin/acme/domains")
    page.get_by_role("button", name="Account of Anna Berg").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Ended")


@both_themes
def test_drawer_on_a_phone(page: Page, assert_sound: Callable) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/admin/acme/domains")
    page.get_by_role("button", name="Open menu").click()
    drawer = page.get_by_role("dialog", name="Main menu")
    expect(drawer.get_by_role("link", name="Domains")).to_be_visible()
    assert_sound()
    page.set_viewport_size({"width": 390, "height": 800})
    drawer.get_by_role("link", name="Audit").click()
    expect(drawer).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Audit")


@both_themes
def test_the_tenant_accent_stays_readable(page: Page, assert_sound: Callable) -> None:
    page.goto("/admin/gelb/domains")
    button = page.get_by_role("link", name="Add domain")
    expect(button).to_have_css("background-color", "rgb(255, 235, 59)")
    expect(button).to_have_css("color", "rgb(0, 0, 0)")
    page.get_by_role("button", name="Switch workplace").click()
    expect(page.get_by_role("group", name="Customers")).to_be_visible()
    assert_sound()


def test_partner_banner_names_the_customer_and_leads_out(page: Page) -> None:
    page.goto("/admin/gelb/domains")
    expect(page.get_by_text("You are working for Gelb AG on behalf of Nordwind IT.")).to_be_visible()
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Anna Berg")
    assert page.evaluate("document.documentElement.style.getPropertyValue('--accent')") == ""


def test_no_text_of_the_other_customer_after_switching(page: Page, api: FakeApi) -> None:
    """Every frame after the switch is looked at, with the other customer's answer still on its way."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto("/admin/acme/domains")
    expect(page.get_by_text("only-acme-0.test")).to_be_visible()
    api.hang("GET", B_LIST)
    page.evaluate(
        """() => {
            window.seen = [];
            const look = () => {
                if (location.pathname.startsWith('/admin/gelb')) window.seen.push(document.body.innerText);
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    page.get_by_role("button", name="Switch workplace").click()
    page.get_by_role("link", name="Gelb AG").click()
    expect(page.locator(".bone-row").first).to_be_visible()
    frames = page.evaluate("window.seen")
    assert frames and not [text for text in frames if "only-acme" in text]
    expect(page).to_have_title("Domains · Gelb AG")


def test_a_late_answer_for_the_other_customer_is_dropped(page: Page, api: FakeApi) -> None:
    release = threading.Event()
    late: list[Request] = []

    def slow(request: Request) -> Answer:
        late.append(request)
        release.wait(0.5)
        return Answer(a.listing(a.summary("only-acme-late.test"), attention=0))

    page.goto("/admin/gelb/domains")
    expect(page.get_by_role("heading", name="Add your first domain")).to_be_visible()
    api.on("GET", A_LIST, slow)
    page.evaluate("history.pushState(null, '', '/admin/acme/domains'); dispatchEvent(new PopStateEvent('popstate'))")
    page.evaluate("history.pushState(null, '', '/admin/gelb/domains'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.get_by_role("heading", name="Add your first domain")).to_be_visible()
    page.wait_for_timeout(700)
    assert len(late) == 1
    expect(page.get_by_text("only-acme")).to_have_count(0)
