"""One domain in each of its states, and the page turning by itself."""

from collections.abc import Callable
from pathlib import Path

import answers as a
import pytest
from conftest import Complaints
from fake_api import FakeApi, problem
from playwright.sync_api import BrowserContext, Page, expect
from themes import both_themes

LIST = "/api/tenants/acme/domains"
ONE = f"{LIST}/acme-mail.test"
PAGE = "/admin/acme/domains/acme-mail.test"


@pytest.fixture(autouse=True)
def signed_in(api: FakeApi) -> None:
    api.on("GET", "/api/me", a.me(a.tenant(attention={"domains": 1})))


STATES = {
    "pending": a.pending(),
    "expired": a.pending(ownership=a.pending()["ownership"] | {"state": "expired"}),
    "contested": a.pending(status="pending_contested", claim=a.claim("challenger", "contested")),
    "takeover": a.pending(status="pending_contested", claim=a.claim("challenger", "takeover")),
    "disputed": a.pending(status="disputed", claim=a.claim("challenger", "disputed")),
    "lost": a.pending(status="lost", claim=a.claim("owner", "lost")),
    "owner under takeover": a.verified(claim=a.claim("owner", "takeover")),
    "owner in dispute": a.verified(claim=a.claim("owner", "disputed")),
    "mail off": a.verified(mailEnabled=False),
    "setup": a.setting_up(),
    "stuck": a.setting_up(state="needs_attention"),
    "stuck without mail": a.setting_up(state="needs_attention") | {"mailEnabled": False},
    "proof taken away": a.verified(codes=["OWN_TOKEN_REMOVED"]),
    "attention": a.needs_attention(),
    "stage not published": a.needs_attention(
        dmarc={"policy": "reject", "published": "quarantine", "publishedSince": a.PROVED, "next": None}
    ),
    "verified": a.verified(),
    "with extras": a.needs_attention(checks=a.extras()),
    "broken": a.needs_attention(codes=["DNSSEC_BOGUS", "ZONE_TEXT_INVALID"]),
}


@both_themes
@pytest.mark.parametrize("state", STATES)
def test_each_state_is_sound(page: Page, api: FakeApi, assert_sound: Callable, state: str) -> None:
    api.on("GET", ONE, STATES[state])
    page.goto(PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text("acme-mail.test")
    expect(page.locator(".domain")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert_sound()


@both_themes
def test_loading(page: Page, api: FakeApi, assert_sound: Callable) -> None:
    api.hang("GET", ONE)
    page.goto(PAGE)
    expect(page.locator(".bones")).to_be_visible()
    assert_sound()


@both_themes
def test_error_can_be_repeated(page: Page, api: FakeApi, complaints: Complaints, assert_sound: Callable) -> None:
    complaints.expect(504)
    api.on("GET", ONE, problem(504, "upstream_timeout"))
    page.goto(PAGE)
    expect(page.get_by_role("alert")).to_contain_text("took too long to answer")
    assert_sound()
    api.on("GET", ONE, a.verified())
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="acme-mail.test is ready")).to_be_visible()


def test_a_domain_that_is_not_there(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(404)
    api.on("GET", ONE, problem(404, "not_found"))
    page.goto(PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing here")


def test_the_page_turns_by_itself_from_proof_to_verified(page: Page, api: FakeApi) -> None:
    page.clock.install()
    api.on("GET", ONE, a.pending())
    page.goto(PAGE)
    expect(page.get_by_text("We are watching for it")).to_be_visible()
    turns = [
        (a.setting_up(), "Setting up mail", "The proof is in. Mail is being set up."),
        (a.needs_attention(), "Receive mail", "The records are ready. Publish what is marked."),
        (a.verified(), "acme-mail.test is ready", "The domain is verified."),
    ]
    for answer, heading, announced in turns:
        api.on("GET", ONE, answer)
        page.clock.run_for(3_100)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_role("status").filter(has_text=announced)).to_be_attached()
    before = len(api.sent("GET", ONE))
    page.clock.run_for(60_000)
    assert len(api.sent("GET", ONE)) == before, "a verified domain is not asked for again and again"


def test_watching_rests_while_nobody_looks(page: Page, api: FakeApi) -> None:
    page.clock.install()
    api.on("GET", ONE, a.pending())
    page.goto(PAGE)
    expect(page.get_by_text("We are watching for it")).to_be_visible()
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true});"
        "window.away = true; document.dispatchEvent(new Event('visibilitychange'))"
    )
    before = len(api.sent("GET", ONE))
    page.clock.run_for(30_000)
    assert len(api.sent("GET", ONE)) == before
    api.on("GET", ONE, a.setting_up())
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", name="Setting up mail")).to_be_visible()


def test_a_lost_connection_is_said_and_the_page_goes_on(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(503)
    page.clock.install()
    api.on("GET", ONE, a.pending())
    page.goto(PAGE)
    expect(page.get_by_text("We are watching for it")).to_be_visible()
    api.on("GET", ONE, problem(503, "busy"))
    page.clock.run_for(3_100)
    expect(page.get_by_text("The connection was lost")).to_be_visible()
    expect(page.get_by_role("heading", name="Publish this record")).to_be_visible()
    api.on("GET", ONE, a.pending())
    page.clock.run_for(3_100)
    expect(page.get_by_text("The connection was lost")).to_have_count(0)


def test_every_field_of_the_record_can_be_copied(page: Page, api: FakeApi, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    api.on("GET", ONE, a.pending())
    page.goto(PAGE)
    wanted = {
        "Type": "TXT",
        "Name": "_workplace-challenge",
        "Whole name": "_workplace-challenge.acme-mail.test",
        "Value": "token=k5wcxq3tmnb7e2jrfh6yzpd4ga",
    }
    for label, value in wanted.items():
        button = page.get_by_role("button", name=f"Copy {label}", exact=True)
        button.click()
        expect(button).to_contain_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == value


def test_a_shortened_token_is_marked_where_it_differs(page: Page, api: FakeApi) -> None:
    wanted = a.pending()["ownership"]["record"]
    found = a.found("TXT", "token=k5wcxq3tmnb7e2jrf...")
    own = a.check("own:_workplace-challenge", "required", "mismatch", wanted, ["OWN_TOKEN_DIFFERS"], found=found)
    api.on("GET", ONE, a.pending(checks=[own]))
    page.goto(PAGE)
    expect(page.get_by_text("Another value is published here")).to_be_visible()
    expect(page.locator("mark.mark-expected")).to_have_text("h6yzpd4ga")
    expect(page.locator("mark.mark-found")).to_have_text("...")


def test_wrong_records_show_expected_beside_found_and_one_action(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.needs_attention())
    page.goto(PAGE)
    servers = page.locator("details.check").filter(has_text="Mail servers")
    expect(servers).to_have_attribute("open", "")
    expect(servers).to_contain_text("A mail server is missing. Add every one that is shown.")
    expect(servers).to_contain_text("up to 5 minutes")
    expect(servers.locator("mark.mark-found")).to_have_text("ro")
    senders = page.locator("details.check").filter(has_text="Allowed senders")
    expect(senders).to_contain_text("Spreading")
    expect(senders).to_contain_text("Change the entry that is there. Do not add a second one.")
    policy = page.locator("details.check").filter(has_text="Policy against forgery")
    expect(policy).not_to_have_attribute("open", "")


def test_what_each_resolver_says(page: Page, api: FakeApi) -> None:
    domain = a.needs_attention()
    domain["checks"][0]["found"] = domain["checks"][0]["found"][:1]
    api.on("GET", ONE, domain)
    page.goto(PAGE)
    servers = page.locator("details.check").filter(has_text="Mail servers")
    servers.get_by_text("What each resolver says").click()
    expect(servers.locator(".resolvers")).to_contain_text("192.0.2.1:53")
    expect(servers.locator(".resolvers")).to_contain_text("no entry")


def test_what_the_provider_itself_shows(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.needs_attention(checks=a.extras()))
    page.goto(PAGE)
    key = page.locator(".check", has_text="Signing key")
    expect(key).to_contain_text("Your provider already shows it (ns1.acme-mail.test). All others follow within 10 minutes.")
    other = a.extras()
    other[2]["authoritative"]["values"] = ["v=DKIM1; p=old"]
    api.on("GET", ONE, a.needs_attention(checks=other))
    page.reload()
    expect(key).to_contain_text("Your provider (ns1.acme-mail.test) shows something else:")
    expect(key).to_contain_text("v=DKIM1; p=old")


def test_the_policy_file_behind_the_record(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.needs_attention(checks=a.extras()))
    page.goto(PAGE)
    page.get_by_text("Extra security").click()
    row = page.locator(".check", has_text="Encrypted delivery")
    row.get_by_text("Encrypted delivery").click()
    for text in ("Policy file", "Needs a change", "on (enforce)", "mx.other-mail.test", "7 days", "names other mail servers"):
        expect(row).to_contain_text(text)


def test_since_when_the_answers_are_known(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified(lastCheckedAt="2026-11-25T03:58:00.000Z", observedAt="2026-11-12T04:02:00.000Z"))
    page.goto(PAGE)
    words = page.locator(".check-words")
    expect(words).to_contain_text("Last check")
    expect(words).to_contain_text("answers first seen 12 Nov 2026")
    api.on("GET", ONE, a.verified(lastCheckedAt="2026-11-25T03:58:09.000Z", observedAt="2026-11-25T03:58:00.000Z"))
    page.reload()
    expect(words).to_contain_text("Last check")
    expect(words).not_to_contain_text("first seen")


def test_check_now_answers_every_time(page: Page, api: FakeApi, complaints: Complaints) -> None:
    complaints.expect(429, 503)
    api.on("GET", ONE, a.needs_attention())
    api.on("POST", f"{ONE}/verification", a.needs_attention())
    page.goto(PAGE)
    button = page.get_by_role("button", name="Check now")
    words = page.locator(".check-words")
    button.click()
    expect(words).to_contain_text("3 records are still to put right")
    first = words.inner_text()
    page.wait_for_timeout(1_100)
    button.click()
    expect(words).not_to_have_text(first)
    api.on("POST", f"{ONE}/verification", problem(429, "too_many_requests", **{"Retry-After": "7"}))
    button.click()
    expect(words).to_contain_text("possible in 7 s")
    api.on("POST", f"{ONE}/verification", problem(503, "upstream_unavailable"))
    button.click()
    expect(words).to_contain_text("The check did not go through")
    api.on("POST", f"{ONE}/verification", a.verified())
    button.click()
    expect(page.get_by_role("heading", name="acme-mail.test is ready")).to_be_visible()


def test_a_step_that_did_not_finish_is_resumed(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, STATES["stuck"])
    api.on("POST", "/api/tenants/acme/operations/op_1/resume", {})
    page.goto(PAGE)
    expect(page.get_by_text("The mail service does not answer right now")).to_be_visible()
    api.on("GET", ONE, a.setting_up())
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("in progress")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


def test_the_zone_file_holds_what_is_expected(page: Page, api: FakeApi) -> None:
    api.on("GET", ONE, a.verified())
    page.goto(PAGE)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download zone file").click()
    assert download.value.suggested_filename == "acme-mail.test.zone"
    text = Path(download.value.path()).read_text()
    assert "acme-mail.test. 3600 IN MX 10 mail.platform.test.\n" in text
    assert "token=" not in text


def test_a_lookalike_is_never_shown_in_its_unicode_form_alone(page: Page, api: FakeApi) -> None:
    name = "xn--ame-4ed.test"
    api.on("GET", f"{LIST}/{name}", a.pending(name, unicodeName="aсme.test", lookalike=True))
    page.goto(f"/admin/acme/domains/{name}")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator(".second-name")).to_contain_text("aсme.test")
