"""What is done with a domain: its protection, the primary one, claims of others, help."""

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


WAITING = {"policy": "quarantine", "published": "none", "publishedSince": a.PROVED, "next": "reject"}


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant()))
    api.on("GET", ONE, a.verified())
    api.on("GET", LIST, a.listing(attention=0))


def test_the_primary_domain(page: Page, api: FakeApi) -> None:
    api.on("PUT", f"{ONE}/primary", a.verified(isPrimary=True))
    page.goto(PAGE)
    page.get_by_role("button", name="Make primary").click()
    expect(page.get_by_text("acme-mail.test is now the primary domain.")).to_be_visible()
    expect(page.get_by_role("button", name="Make primary")).to_have_count(0)
    page.get_by_role("button", name="Remove domain…").click()
    expect(page.get_by_role("dialog")).to_contain_text("takes its place")


@both_themes
def test_a_stage_that_should_wait(page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable) -> None:
    complaints.expect(409)
    reasons = {"reasons": ["RAMP_TOO_EARLY", "RAMP_NO_REPORTS"]}
    api.on("PUT", f"{ONE}/dmarc", problem(409, "dmarc_confirmation_needed", members=reasons))
    page.goto(PAGE)
    stages = page.get_by_role("list", name="Stages of protection")
    expect(stages.locator("[aria-current=step]")).to_contain_text("Watch")
    page.get_by_role("button", name="Go on to “Junk”…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Junk")).to_be_checked()
    dialog.get_by_role("button", name="Set this stage").click()
    expect(dialog.get_by_role("alert")).to_contain_text("less than 30 days")
    assert_sound()
    api.on("PUT", f"{ONE}/dmarc", a.needs_attention(dmarc=WAITING))
    dialog.get_by_role("button", name="Set it all the same").click()
    expect(page.get_by_text("The stage is set.")).to_be_visible()
    expect(stages.locator("[aria-current=step]")).to_contain_text("Junk")
    bodies = [request.post_data_json for request in api.sent("PUT", f"{ONE}/dmarc")]
    assert bodies == [
        {"policy": "quarantine", "isNewDomain": False, "confirm": False},
        {"policy": "quarantine", "isNewDomain": False, "confirm": True},
    ]


def test_a_new_domain_is_told_from_the_keyboard(page: Page, api: FakeApi) -> None:
    api.on("PUT", f"{ONE}/dmarc", a.verified(dmarc=WAITING))
    page.goto(PAGE)
    page.get_by_role("button", name="Go on to “Junk”…").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Junk")).to_be_focused()
    page.keyboard.press("Tab")
    question = dialog.get_by_role("group", name="Did this domain send mail before?")
    expect(question.get_by_role("radio", name="Yes, or I do not know")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(question.get_by_role("radio", name="No, it is new")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chosen, not published yet")).to_be_visible()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Go on to “Refuse”…")).to_be_visible()
    assert [request.post_data_json for request in api.sent("PUT", f"{ONE}/dmarc")] == [
        {"policy": "quarantine", "isNewDomain": True, "confirm": False}
    ]


def test_a_stage_can_be_taken_back_and_skipped(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(503)
    api.on("GET", ONE, a.verified(dmarc=WAITING))
    api.on("PUT", f"{ONE}/dmarc", problem(503, "busy"))
    page.goto(PAGE)
    page.get_by_role("button", name="Other stage…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Junk")).to_be_checked()
    expect(dialog.get_by_role("button", name="Set this stage")).to_be_disabled()
    dialog.get_by_role("radio", name="Refuse").check()
    expect(dialog.get_by_role("group", name="Did this domain")).to_have_count(0)
    dialog.get_by_role("radio", name="Watch").check()
    dialog.get_by_role("button", name="Set this stage").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Many people are working right now")
    expect(dialog.get_by_role("radio", name="Watch")).to_be_checked()
    api.on("PUT", f"{ONE}/dmarc", a.verified())
    dialog.get_by_role("button", name="Set this stage").click()
    expect(page.get_by_text("Published since 2 Nov 2026")).to_be_visible()


def test_a_stage_that_would_lose_mail(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(409)
    blocked = problem(409, "dmarc_blocked", members={"reasons": ["RAMP_DKIM_NOT_OK"]})
    api.on("PUT", f"{ONE}/dmarc", blocked)
    page.goto(PAGE)
    page.get_by_role("button", name="Go on to “Junk”…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Set this stage").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Publish the DKIM records first")
    expect(dialog.get_by_role("button", name="Set this stage")).to_be_disabled()
    dialog.get_by_role("radio", name="Watch").check()
    expect(dialog.get_by_role("alert")).to_have_count(0)


def test_an_owner_proves_again(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified(claim=a.claim("owner", "takeover")))
    api.on("POST", f"{ONE}/verification", a.verified())
    page.goto(PAGE)
    expect(page.get_by_text("Somebody else has proved that this domain is theirs")).to_be_visible()
    again = page.locator("section", has_text="Prove it again")
    expect(again).to_contain_text("token=k5wcxq3tmnb7e2jrfh6yzpd4ga")
    expect(page.locator(".badge").first).to_have_text("Contested")
    expect(page.get_by_text("acme-mail.test is ready")).to_have_count(0)
    expect(page.get_by_role("button", name="Check now")).to_have_count(1)
    again.get_by_role("button", name="Check now").click()
    expect(page.get_by_text("Somebody else has proved that this domain is theirs")).to_have_count(0)


def test_a_challenger_waits_for_the_holder(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.pending(status="pending_contested", claim=a.claim("challenger", "takeover")))
    page.goto(PAGE)
    expect(page.get_by_text("The present holder has until 1 Dec 2026 to object.")).to_be_visible()
    expect(page.get_by_role("heading", name="Leave your record in place")).to_be_visible()
    expect(page.get_by_role("button", name="Check now")).to_have_count(0)


def test_a_lost_name_can_only_leave_the_list(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.pending(status="lost", claim=a.claim("owner", "lost")))
    api.on("DELETE", ONE, Answer(status=204))
    page.goto(PAGE)
    expect(page.get_by_text("This domain was taken over")).to_be_visible()
    expect(page.get_by_text("another customer", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Remove domain…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("As long as mailboxes are left on it, it stays")
    dialog.get_by_role("button", name="Remove domain").click()
    expect(page.get_by_text("acme-mail.test was removed.")).to_be_visible()


def test_an_expired_record_is_renewed(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.pending(ownership=a.pending()["ownership"] | {"state": "expired"}))
    api.on("POST", f"{ONE}/challenge", a.pending())
    page.goto(PAGE)
    page.get_by_role("button", name="Get a new record").click()
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()


def test_without_mail_nothing_can_be_changed(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified(mailEnabled=False))
    api.on("GET", LIST, a.listing(a.summary("acme-mail.test"), attention=0) | {"mailEnabled": False})
    page.goto(PAGE)
    expect(page.get_by_text("Mail is not enabled in this installation")).to_be_visible()
    for name in ("Check now", "Remove domain…", "Make primary", "Go on to “Junk”…", "Other stage…"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    api.on("GET", ONE, a.setting_up(state="needs_attention") | {"mailEnabled": False})
    page.reload()
    expect(page.get_by_text("One step did not finish")).to_be_visible()
    for name in ("Try again", "Remove domain…"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.goto("/admin/acme/domains")
    expect(page.get_by_text("Mail is not enabled in this installation")).to_be_visible()
    expect(page.get_by_role("link", name="Add domain")).to_have_count(0)


@pytest.mark.parametrize("state", ["verified", "takeover"])
def test_320_pixels_are_enough(page: Page, api: FakeApi, state: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    api.on("GET", ONE, a.verified(claim=a.claim("owner", "takeover") if state == "takeover" else None))
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Remove domain…")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_known_provider_gets_its_own_help(page: Page, api: FakeApi) -> None:
    provider = {"id": "route53", "name": "Amazon Route 53", "apex": "", "notes": ["txt_quotes"]}
    api.on("GET", ONE, a.needs_attention(provider=provider))
    page.goto(PAGE)
    page.get_by_text("Your DNS is at Amazon Route 53").click()
    expect(page.get_by_text("Put TXT values in double quotes")).to_be_visible()
    expect(page.get_by_text("leave the name empty")).to_be_visible()
    expect(page.locator(".record").first).to_contain_text("leave it empty")
    expect(page.get_by_text("DNS only")).to_have_count(0)
