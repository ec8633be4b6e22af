"""Dialogs: where a press has to begin and end to close one, and where the focus goes."""

from collections.abc import Callable

import answers as a
import pytest
from conftest import Complaints
from fake_api import Answer, FakeApi, problem
from playwright.sync_api import Locator, Page, expect
from themes import both_themes

ONE = "/api/tenants/acme/domains/acme-mail.test"
INSIDE, OUTSIDE = (640, 400), (60, 60)


@pytest.fixture
def dialog(page: Page, api: FakeApi) -> Locator:
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", ONE, a.pending())
    page.goto("/admin/acme/domains/acme-mail.test")
    page.get_by_role("button", name="Remove domain").click()
    dialog = page.get_by_role("dialog", name="Remove acme-mail.test?")
    expect(dialog).to_be_visible()
    return dialog


@both_themes
def test_an_open_dialog_is_sound(dialog: Locator, assert_sound: Callable) -> None:
    assert_sound()


@pytest.mark.parametrize(
    ("press", "release", "closes"),
    [(OUTSIDE, OUTSIDE, True), (INSIDE, OUTSIDE, False), (OUTSIDE, INSIDE, False), (INSIDE, INSIDE, False)],
)
def test_backdrop(page: Page, dialog: Locator, press: tuple, release: tuple, closes: bool) -> None:
    page.mouse.move(*press)
    page.mouse.down()
    page.mouse.move(*release)
    page.mouse.up()
    expect(dialog).to_have_count(0 if closes else 1)


def test_escape_closes_and_the_focus_returns(page: Page, dialog: Locator) -> None:
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Remove domain")).to_be_focused()


def test_while_saving_nothing_closes_it(page: Page, api: FakeApi, dialog: Locator) -> None:
    api.hang("DELETE", ONE)
    dialog.get_by_role("button", name="Remove domain").click()
    for _ in range(2):
        page.keyboard.press("Escape")
    page.mouse.click(*OUTSIDE)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Cancel")).to_be_disabled()


def test_an_error_stays_inside(page: Page, api: FakeApi, dialog: Locator, complaints: Complaints) -> None:
    complaints.expect(409)
    api.on("DELETE", ONE, problem(409, "operation_in_progress"))
    dialog.get_by_role("button", name="Remove domain").click()
    expect(dialog.get_by_role("alert")).to_contain_text("still under way")


def test_success_is_told_after_closing(page: Page, api: FakeApi, dialog: Locator) -> None:
    api.on("DELETE", ONE, Answer(status=204))
    api.on("GET", "/api/tenants/acme/domains", a.listing(attention=0))
    dialog.get_by_role("button", name="Remove domain").click()
    expect(page.get_by_role("status").filter(has_text="acme-mail.test was removed.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Domains")
