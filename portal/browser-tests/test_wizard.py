"""Adding a domain, by keyboard, up to the record to publish."""

import json
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


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", LIST, a.listing(attention=0))


def submit(page: Page, name: str) -> None:
    page.get_by_label("Domain name").fill(name)
    page.keyboard.press("Enter")


def test_the_whole_way_with_the_keyboard_and_a_reload(page: Page, api: FakeApi) -> None:
    api.on("POST", LIST, Answer(a.pending(), 201, {"Location": ONE}))
    api.on("GET", ONE, a.pending())
    page.goto("/admin/acme/domains")
    add = page.get_by_role("link", name="Add domain")
    expect(add).to_be_visible()
    while not add.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Domain name")).to_be_focused()
    page.keyboard.type("acme-mail.test")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/acme/domains/acme-mail.test$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("acme-mail.test")
    expect(page.locator("[aria-current=step]")).to_contain_text("Prove")
    page.reload()
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Domains")


def test_without_mail_there_is_no_form(page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable) -> None:
    complaints.expect(409)
    api.on("POST", LIST, problem(409, "provisioning_disabled"))
    page.goto("/admin/acme/domains/new")
    page.get_by_label("Domain name").fill("acme.test")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Mail is not enabled in this installation")).to_be_visible()
    expect(page.get_by_label("Domain name")).to_have_count(0)
    assert_sound()


@both_themes
def test_first_step_is_sound_with_and_without_an_error(page: Page, assert_sound: Callable) -> None:
    page.goto("/admin/acme/domains/new")
    expect(page.get_by_label("Domain name")).to_be_focused()
    assert_sound()
    page.get_by_role("button", name="Continue").click()
    field = page.get_by_label("Domain name")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Enter the name of your domain.")
    expect(field).to_be_focused()
    assert_sound()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("invalid", "not a domain name"),
        ("public_suffix", "yourname.co.uk"),
        ("single_label", "needs an ending"),
        ("ip_address", "network address"),
        ("too_long", "222 characters"),
        ("something_new", "not a domain name"),
    ],
)
def test_each_refusal_has_words_beside_the_field(
    page: Page, api: FakeApi, complaints: Complaints, code: str, words: str
) -> None:
    complaints.expect(422)
    api.on("POST", LIST, problem(422, "validation_failed", pointer="#/name", field_code=code))
    page.goto("/admin/acme/domains/new")
    submit(page, "co.uk")
    expect(page.locator(".field-error")).to_contain_text(words)
    expect(page.get_by_label("Domain name")).to_be_focused()
    expect(page.get_by_label("Domain name")).to_have_value("co.uk")


def test_a_domain_that_is_there_already_is_one_click_away(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(409)
    api.on("POST", LIST, problem(409, "domain_taken", pointer="#/name", field_code="taken"))
    page.goto("/admin/acme/domains/new")
    submit(page, "Acme-Mail.test")
    link = page.get_by_role("link", name="Open Acme-Mail.test")
    expect(link).to_have_attribute("href", "/admin/acme/domains/acme-mail.test")


def test_a_lost_answer_is_asked_again_with_the_same_key(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(503)
    api.on("POST", LIST, problem(503, "upstream_unavailable"))
    api.on("GET", ONE, a.pending())
    page.goto("/admin/acme/domains/new")
    submit(page, "acme-mail.test")
    expect(page.get_by_role("alert")).to_contain_text("mail service does not answer")
    api.on("POST", LIST, Answer(a.pending(), 201))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()
    sent = api.sent("POST", LIST)
    assert [json.loads(request.post_data or "") for request in sent] == [{"name": "acme-mail.test"}] * 2
    keys = {request.headers["idempotency-key"] for request in sent}
    assert len(sent) == 2 and len(keys) == 1
