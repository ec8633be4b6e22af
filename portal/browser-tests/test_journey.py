"""From signing in to a verified domain, through the real server, DNS, and the stand-ins of the upstreams."""

import re
import secrets
from collections.abc import Callable, Iterator

import pytest
from conftest import Complaints, violations
from playwright.sync_api import Browser, BrowserContext, Page, expect
from stack import Stack
from themes import both_themes

# The page looks again every few seconds, and the resolvers forget within two.
PATIENCE = 30_000


@pytest.fixture(scope="session")
def stack() -> Stack:
    return Stack.running()


@pytest.fixture
def context(browser: Browser, stack: Stack, theme: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=stack.portal,
        ignore_https_errors=True,
        color_scheme=theme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        viewport={"width": 1280, "height": 800},
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, complaints: Complaints) -> Iterator[Page]:
    # Nobody is signed in at first, and the portal finds that out by asking.
    complaints.expect(401)
    context.on("page", complaints.watch)
    page = context.new_page()
    yield page
    assert complaints.lines == []


def sign_in(page: Page, stack: Stack, role: str) -> None:
    person = stack.sign_in(role)
    page.get_by_role("link", name="Sign in").click()
    assert violations(page) == []
    page.locator("[name=uid_field]").fill(person["email"])
    page.keyboard.press("Enter")
    page.locator("[name=password]").fill(person["password"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(stack.portal)))


@both_themes
def test_a_domain_is_verified(page: Page, stack: Stack, theme: str, assert_sound: Callable[[], None]) -> None:
    # Another name each time, so that it can be run again on the same product.
    domain = f"journey-{theme}-{secrets.token_hex(3)}.test"
    page.goto("/")
    assert_sound()
    sign_in(page, stack, "admin")

    page.get_by_role("link", name=re.compile("Admin")).first.click()
    page.get_by_role("link", name="Domains").first.click()
    page.get_by_role("link", name="Add domain").first.click()
    page.get_by_label(re.compile("[Dd]omain")).last.fill(domain)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=domain)).to_be_visible()
    expect(page.get_by_text(f"_workplace-challenge.{domain}")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Copy")).first).to_be_visible()
    assert_sound()

    # The page turns by itself when the record is there, and again when the mail system has made its keys.
    stack.sandbox("dns", "publish", domain)
    expect(page.get_by_text("Receive mail")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Needs attention").first).to_be_visible()
    assert_sound()

    stack.sandbox("dns", "publish", domain)
    check_until(page, "Everything required is right")
    expect(page.get_by_text(f"{domain} is ready")).to_be_visible()
    assert_sound()

    # One record goes wrong: exactly that one is shown, expected beside found, and the badge counts the domain.
    stack.sandbox("dns", "set", domain, "MX", "10 aspmx.elsewhere.test.")
    check_until(page, "wrong|needs|attention")
    expect(page.get_by_text("aspmx.elsewhere.test").first).to_be_visible()
    expect(page.get_by_text("mail.platform.test").first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Domains")).first).to_contain_text(re.compile("[1-9]"))
    assert_sound()

    page.get_by_role("link", name="Audit").click()
    for told in ("Domain added", "Ownership proved", "Domain created in mail", "Domain status changed"):
        expect(page.get_by_role("row", name=re.compile(f"{told}.*{re.escape(domain)}")).first).to_be_visible()
    assert_sound()
    sign_out(page)


def test_a_domain_is_protected_and_removed(page: Page, stack: Stack, complaints: Complaints) -> None:
    complaints.expect(409)
    domain = f"journey-{secrets.token_hex(3)}.test"
    page.goto("/")
    sign_in(page, stack, "admin")
    page.goto("/admin/acme/domains/new")
    page.get_by_label(re.compile("[Dd]omain")).last.fill(domain)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"_workplace-challenge.{domain}")).to_be_visible()
    stack.sandbox("dns", "publish", domain)
    expect(page.get_by_text("Receive mail")).to_be_visible(timeout=PATIENCE)
    stack.sandbox("dns", "publish", domain)
    check_until(page, "Everything required is right")

    # A stricter policy: asked once more, then exactly the DMARC record is to be changed.
    page.get_by_role("button", name="Go on to “Junk”…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Set this stage").click()
    expect(dialog.get_by_role("alert")).to_contain_text("reasons to wait")
    dialog.get_by_role("button", name="Set it all the same").click()
    expect(page.get_by_role("list", name="Stages of protection").locator("[aria-current=step]")).to_contain_text("Junk")
    expect(page.get_by_text("v=DMARC1; p=quarantine").first).to_be_visible()
    expect(page.get_by_text("Needs attention").first).to_be_visible()

    page.get_by_role("button", name="Remove domain…").click()
    dialog.get_by_role("textbox").fill(domain)
    dialog.get_by_role("button", name="Remove domain").click()
    expect(page.get_by_text(f"{domain} was removed.")).to_be_visible()
    expect(page).to_have_url(re.compile("/admin/acme/domains$"))


def check_until(page: Page, told: str) -> None:
    """Presses the button until the page tells it: resolvers keep an answer for seconds, and a check rests for ten."""
    for _ in range(6):
        page.wait_for_timeout(10_500)
        page.get_by_role("button", name="Check now").click()
        page.wait_for_timeout(1_500)
        if re.search(told, page.locator("main").inner_text()):
            return
    pytest.fail(f"the page never told: {told}")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Anna Berg")).first.click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_a_member_sees_no_administration(page: Page, stack: Stack, complaints: Complaints) -> None:
    complaints.expect(403)
    page.goto("/")
    sign_in(page, stack, "member")
    page.goto("/admin/acme/domains")
    expect(page.get_by_role("button", name="Check now")).to_have_count(0)
    expect(page.get_by_role("link", name="Add domain")).to_have_count(0)
    expect(page.locator("main")).to_be_visible()


def test_a_foreign_tenant_is_not_there(page: Page, stack: Stack, complaints: Complaints) -> None:
    complaints.expect(404)
    page.goto("/")
    sign_in(page, stack, "admin")
    answer = page.request.get("/api/tenants/birch/domains")
    assert answer.status == 404
    assert answer.json()["code"] == "not_found"


def test_staff_of_the_partner_administer_its_customers(page: Page, stack: Stack) -> None:
    page.goto("/")
    sign_in(page, stack, "partner")
    for slug in ("acme", "birch"):
        page.goto(f"/admin/{slug}/domains")
        expect(page.get_by_role("link", name="Add domain").first).to_be_visible()
