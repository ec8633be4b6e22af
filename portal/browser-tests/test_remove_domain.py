"""A domain is removed: confirmed, refused with what uses it, followed to its end."""

import re
from collections.abc import Callable

import answers as a
import pytest
from conftest import Complaints
from fake_api import Answer, FakeApi, problem
from playwright.sync_api import Page, expect
from themes import both_themes

LIST = "/api/tenants/acme/domains"
ONE = f"{LIST}/acme-mail.test"
PAGE = "/admin/acme/domains/acme-mail.test"


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", ONE, a.verified())
    api.on("GET", LIST, a.listing(attention=0))


def open_removal(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Remove domain…").click()


@both_themes
def test_removal_asks_for_the_name(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("DELETE", ONE, Answer(status=204))
    open_removal(page)
    dialog = page.get_by_role("dialog")
    confirm = dialog.get_by_role("button", name="Remove domain")
    expect(confirm).to_be_disabled()
    field = dialog.get_by_label("Type acme-mail.test to confirm")
    expect(field).to_be_focused()
    field.fill("acme.test")
    expect(confirm).to_be_disabled()
    assert_sound()
    field.fill(" ACME-Mail.test")
    field.press("Enter")
    expect(page.get_by_text("acme-mail.test was removed.")).to_be_visible()
    expect(page).to_have_url(re.compile("/admin/acme/domains$"))
    assert len(api.sent("DELETE", ONE)) == 1


@both_themes
def test_what_uses_the_domain_is_listed(
    page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable
) -> None:
    complaints.expect(409)
    first = [{"kind": "account", "address": f"p{n}@acme-mail.test", "userId": None} for n in range(50)]
    first[7]["userId"] = "mem_7"
    rest = [*first, {"kind": "mailing_list", "address": "team@acme-mail.test", "userId": None}]
    api.on("DELETE", ONE, problem(409, "domain_in_use", members={"blockers": first, "blockersTotal": 51}))
    api.on("GET", f"{ONE}/blockers", a.listing(*rest, total=51))
    open_removal(page)
    page.get_by_label("Type acme-mail.test to confirm").fill("acme-mail.test")
    page.get_by_role("dialog").get_by_role("button", name="Remove domain").click()
    dialog = page.get_by_role("dialog")
    expect(page.get_by_role("alert")).to_have_text("51 things still use this domain")
    expect(dialog.get_by_role("link", name="p7@acme-mail.test")).to_have_attribute("href", "/admin/acme/people/mem_7")
    expect(dialog.get_by_role("link", name="p8@acme-mail.test")).to_have_count(0)
    expect(dialog).to_contain_text("and 1 more")
    assert_sound()
    dialog.get_by_role("button", name="Load more").click()
    expect(dialog).to_contain_text("team@acme-mail.test")
    expect(dialog.get_by_role("button", name="Load more")).to_have_count(0)
    expect(page.get_by_label("Type acme-mail.test to confirm")).to_have_value("acme-mail.test")


def test_a_removal_that_goes_on_is_followed(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    page.clock.install()
    api.on("DELETE", ONE, Answer(a.removal(), 202))
    api.on("GET", "/api/tenants/acme/operations/op_9", a.removal())
    open_removal(page)
    page.get_by_label("Type acme-mail.test to confirm").fill("acme-mail.test")
    page.get_by_role("dialog").get_by_role("button", name="Remove domain").click()
    expect(page.get_by_text("The removal is under way")).to_be_visible()
    assert_sound()
    api.on("GET", "/api/tenants/acme/operations/op_9", a.removal("done"))
    page.clock.run_for(4_000)
    expect(page.get_by_text("acme-mail.test was removed.")).to_be_visible()


def test_a_removal_is_found_again_and_may_be_refused(page: Page, api: FakeApi) -> None:
    page.clock.install()
    api.on("GET", ONE, a.verified(operation=a.removal()))
    api.on("GET", "/api/tenants/acme/operations/op_9", a.removal("undone"))
    group = {"kind": "group", "address": "team@acme-mail.test", "userId": None}
    api.on("GET", f"{ONE}/blockers", a.listing(group, total=1))
    open_removal(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox")).to_have_count(0)
    page.clock.run_for(4_000)
    expect(page.get_by_role("alert")).to_have_text("1 thing still uses this domain")
    expect(dialog.get_by_role("list", name="What uses the domain")).to_have_text("Groupteam@acme-mail.test")
    dialog.get_by_role("button", name="Close").last.click()
    page.get_by_role("button", name="Remove domain…").click()
    expect(dialog.get_by_label("Type acme-mail.test to confirm")).to_be_focused()


def test_a_removal_without_its_operation_is_done(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(404, 503)
    page.clock.install()
    api.on("GET", ONE, a.verified(operation=a.removal()))
    api.on("GET", "/api/tenants/acme/operations/op_9", problem(503, "busy"))
    open_removal(page)
    page.clock.run_for(4_000)
    expect(page.get_by_role("dialog")).to_contain_text("The connection was lost")
    api.on("GET", "/api/tenants/acme/operations/op_9", problem(404, "not_found"))
    page.clock.run_for(4_000)
    expect(page.get_by_text("acme-mail.test was removed.")).to_be_visible()


@both_themes
def test_the_mail_services_own_domain_stays(
    page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable
) -> None:
    complaints.expect(409)
    own = [{"kind": "platform", "address": None, "userId": None}]
    api.on("DELETE", ONE, problem(409, "domain_in_use", members={"blockers": own, "blockersTotal": 1}))
    open_removal(page)
    page.get_by_label("Type acme-mail.test to confirm").fill("acme-mail.test")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The mail service itself needs this domain")
    expect(page.get_by_text("Move or delete them first")).to_have_count(0)
    assert_sound()


def test_either_form_of_the_name_confirms(page: Page, api: FakeApi) -> None:
    name = "xn--mnchen-3ya.test"
    api.on("GET", f"{LIST}/{name}", a.verified(name, unicodeName="münchen.test"))
    api.on("DELETE", f"{LIST}/{name}", Answer(status=204))
    page.goto(f"/admin/acme/domains/{name}")
    page.get_by_role("button", name="Remove domain…").click()
    field = page.get_by_label("Type münchen.test to confirm")
    field.fill("XN--mnchen-3ya.test")
    expect(page.get_by_role("dialog").get_by_role("button", name="Remove domain")).to_be_enabled()
    field.fill("MÜNCHEN.test")
    field.press("Enter")
    expect(page.get_by_text("münchen.test was removed.")).to_be_visible()


def test_a_claim_goes_without_ceremony(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.pending())
    api.on("DELETE", ONE, Answer(status=204))
    open_removal(page)
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_count(0)
    page.get_by_role("dialog").get_by_role("button", name="Remove domain").click()
    expect(page.get_by_text("acme-mail.test was removed.")).to_be_visible()


def test_a_removal_that_stopped_is_finished_with_one_click(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified(operation=a.removal("needs_attention")))
    api.on("POST", "/api/tenants/acme/operations/op_9/resume", Answer(a.removal(), 202))
    page.goto(PAGE)
    expect(page.get_by_text("The removal did not finish")).to_be_visible()
    api.on("GET", ONE, a.verified(operation=a.removal()))
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("The removal is under way")).to_be_visible()
