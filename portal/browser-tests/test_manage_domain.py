"""What is done with a domain: its protection, the primary one, claims of others, and its removal."""

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


WAITING = {"policy": "quarantine", "published": "none", "publishedSince": a.PROVED, "next": "reject"}


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


def test_a_removal_that_stopped_is_finished_with_one_click(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified(operation=a.removal("needs_attention")))
    api.on("POST", "/api/tenants/acme/operations/op_9/resume", Answer(a.removal(), 202))
    page.goto(PAGE)
    expect(page.get_by_text("The removal did not finish")).to_be_visible()
    api.on("GET", ONE, a.verified(operation=a.removal()))
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("The removal is under way")).to_be_visible()
