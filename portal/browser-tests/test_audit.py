"""The audit page in its four states, with filters, details, paging and the file."""

import re
from collections.abc import Callable
from pathlib import Path

import answers as a
import pytest
from conftest import Complaints
from fake_api import Answer, FakeApi, problem
from playwright.sync_api import Page, expect
from themes import both_themes

AUDIT = "/api/tenants/acme/audit"


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))


def some_events(next: str | None = None) -> a.Json:
    partner = {"kind": "person", "id": "per_2", "name": "Jo Kern", "partner": {"id": "prt_1", "name": "Nordwind IT"}}
    system = {"kind": "system", "id": None, "name": "Workplace", "partner": None}
    change = {"before": {"status": "pending_setup"}, "after": {"status": "needs_attention", "codes": ["MX_PARTIAL"]}}
    return a.listing(
        a.event(4, "domain.status_changed", "acme-mail.test", actor=system, **change),
        a.event(3, "domain.ownership_proved", "acme-mail.test", actor=partner),
        a.event(2, "domain.added", "acme-mail.test"),
        a.event(1, "something.new", "acme-mail.test"),
        next=next,
    )


@both_themes
def test_ready_with_details_open(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", AUDIT, some_events())
    page.goto("/admin/acme/audit")
    page.get_by_role("button", name="Details of Domain status changed").click()
    details = page.locator(".event")
    expect(details.get_by_role("row", name="status pending_setup needs_attention")).to_be_visible()
    expect(details).to_contain_text("Number 4")
    expect(page.get_by_role("row", name=re.compile("Jo Kern for Nordwind IT Ownership proved"))).to_be_visible()
    expect(page.get_by_role("rowheader", name="something.new")).to_be_visible()
    assert_sound()


@both_themes
def test_empty(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.on("GET", AUDIT, a.listing())
    page.goto("/admin/acme/audit")
    expect(page.get_by_role("heading", name="Nothing has happened yet")).to_be_visible()
    assert_sound()


@both_themes
def test_loading(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.hang("GET", AUDIT)
    page.goto("/admin/acme/audit")
    expect(page.locator(".bone-row")).to_have_count(6)
    assert_sound()


@both_themes
def test_error(page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable) -> None:
    complaints.expect(500)
    api.on("GET", AUDIT, problem(500, "internal_error"))
    page.goto("/admin/acme/audit")
    expect(page.get_by_role("alert")).to_contain_text("Reference 01JD3W8Q")
    assert_sound()


def test_filters_live_in_the_address_and_reach_the_server(page: Page, api: FakeApi) -> None:
    api.on("GET", AUDIT, some_events())
    page.goto("/admin/acme/audit")
    page.get_by_label("Who").fill("anna")
    page.get_by_label("What").select_option("domain.added")
    page.get_by_label("From").fill("2026-11-24")
    page.get_by_label("To").fill("2026-11-24")
    expect(page).to_have_url(re.compile(r"actor=anna.*"))
    expect(page).to_have_url(re.compile(r"to=2026-11-24"))
    page.reload()
    expect(page.get_by_label("What")).to_have_value("domain.added")
    assert api.queries(AUDIT)[-1] == {
        "actor": "anna",
        "action": "domain.added",
        "from": "2026-11-24T00:00:00.000Z",
        "to": "2026-11-25T00:00:00.000Z",
    }
    page.get_by_role("button", name="Clear filters").click()
    expect(page).to_have_url(re.compile("/audit$"))


def test_nothing_fits(page: Page, api: FakeApi) -> None:
    api.on("GET", AUDIT, a.listing())
    page.goto("/admin/acme/audit?actor=zoe")
    expect(page.get_by_role("heading", name="Nothing fits these filters")).to_be_visible()


def test_pages_go_on_from_the_cursor(page: Page, api: FakeApi) -> None:
    api.on("GET", AUDIT, some_events(next="c4"))
    page.goto("/admin/acme/audit?actor=anna")
    expect(page.get_by_text("4 entries, newest first")).to_be_visible()
    api.on("GET", AUDIT, a.listing(a.event(0, "tenant.created", "Acme")))
    page.get_by_role("button", name="Load more").click()
    expect(page.get_by_text("5 entries, newest first")).to_be_visible()
    assert api.queries(AUDIT)[-1] == {"actor": "anna", "cursor": "c4"}


def test_the_file_has_the_same_filter(page: Page, api: FakeApi) -> None:
    api.on("GET", AUDIT, some_events())
    page.goto("/admin/acme/audit?action=domain.added")
    expect(page.get_by_role("table")).to_be_visible()
    api.on("GET", AUDIT, Answer(text="sequence,at\r\n2,now\r\n", headers={"Content-Type": "text/csv"}))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "audit-acme.csv"
    assert Path(download.value.path()).read_bytes() == b"sequence,at\r\n2,now\r\n"
    request = api.sent("GET", AUDIT)[-1]
    assert request.headers["accept"] == "text/csv" and "action=domain.added" in request.url
