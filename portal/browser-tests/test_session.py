"""The session ends while somebody works: refreshed quietly, or signed in again over the untouched page."""

from collections.abc import Callable

import answers as a
import pytest
from conftest import Complaints
from fake_api import Answer, FakeApi, problem
from playwright.sync_api import BrowserContext, Page, expect
from themes import both_themes

LIST = "/api/tenants/acme/domains"
ONE = f"{LIST}/acme-mail.test"
EXPIRED = problem(401, "session_expired")


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(401)
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", ONE, a.pending())


def let_the_session_end(api: FakeApi) -> None:
    api.on("POST", LIST, EXPIRED)
    api.on("POST", "/auth/refresh", EXPIRED)


def submit(page: Page) -> None:
    page.goto("/admin/acme/domains/new")
    page.get_by_label("Domain name").fill("acme-mail.test")
    page.get_by_role("button", name="Continue").click()


def sign_in_window(context: BrowserContext, api: FakeApi, person: str) -> Callable[[], None]:
    """What the provider's pages do: another cookie, then back to /signed-in."""
    answer = a.me(a.tenant(), person=person)

    def finish() -> None:
        api.on("GET", "/api/me", answer)
        api.on("POST", LIST, Answer(a.pending(), 201))

    def login(_request: object) -> Answer:
        finish()
        return Answer(status=302, headers={"Location": "/signed-in"})

    api.on("GET", "/auth/login", login)
    return finish


def test_a_refresh_is_not_noticed(page: Page, api: FakeApi) -> None:
    let_the_session_end(api)

    def refresh(_request: object) -> Answer:
        api.on("POST", LIST, Answer(a.pending(), 201))
        return Answer(status=204)

    api.on("POST", "/auth/refresh", refresh)
    submit(page)
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()
    assert len(api.sent("POST", "/auth/refresh")) == 1
    assert len(api.sent("POST", LIST)) == 2


@both_themes
def test_signed_out_dialog_is_sound_and_keeps_the_page(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    let_the_session_end(api)
    submit(page)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    expect(dialog.get_by_role("button", name="Sign in again")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    assert page.get_by_label("Domain name").input_value() == "acme-mail.test"
    assert_sound()


def test_the_same_person_goes_on_where_they_were(page: Page, api: FakeApi, context: BrowserContext) -> None:
    let_the_session_end(api)
    sign_in_window(context, api, "Anna Berg")
    submit(page)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Sign in again").click()
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert popup.value.is_closed() or popup.value.wait_for_event("close")
    assert len(api.sent("POST", LIST)) == 2
    keys = {request.headers["idempotency-key"] for request in api.sent("POST", LIST)}
    assert len(keys) == 1


def test_under_another_person_nothing_is_sent(page: Page, api: FakeApi, context: BrowserContext) -> None:
    let_the_session_end(api)
    sign_in_window(context, api, "Jo Kern")
    submit(page)
    with page.expect_popup():
        page.get_by_role("button", name="Sign in again").click()
    dialog = page.get_by_role("dialog", name="Somebody else is signed in now")
    expect(dialog).to_contain_text("Jo Kern (jo.kern@acme.test)")
    assert len(api.sent("POST", LIST)) == 1
    dialog.get_by_role("button", name="Keep this page").click()
    expect(page.get_by_label("Domain name")).to_have_value("acme-mail.test")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Somebody else is signed in now, so nothing was sent.")).to_be_visible()
    assert len(api.sent("POST", LIST)) == 1


def test_a_sign_in_elsewhere_is_noticed_when_the_page_is_seen_again(page: Page, api: FakeApi) -> None:
    page.clock.install()
    page.goto("/admin/acme/domains/new")
    page.get_by_label("Domain name").fill("acme-mail.test")
    api.on("GET", "/api/me", a.me(a.tenant(), person="Jo Kern"))
    page.clock.run_for(31_000)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("dialog", name="Somebody else is signed in now")).to_be_visible()
