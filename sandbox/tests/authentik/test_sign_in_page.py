"""The sign-in page as a browser without JavaScript uses it."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit

from .driver import AUTHORIZE, CALLBACK, SIGNED_OUT, StandIn
from .jwts import claims
from .web import Answer, Client


class Page(HTMLParser):
    """Inputs by name, labels by what they are for, and all tags with their attributes."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(answer.text)
        self.inputs = {found["name"]: found for tag, found in self.tags if tag == "input"}
        self.labels = {found["for"] for tag, found in self.tags if tag == "label"}
        self.links = [found["href"] for tag, found in self.tags if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def sent_to_page(browser: Client) -> str:
    answer = browser.send("GET", AUTHORIZE)
    assert answer.status == 302
    return answer.headers["Location"]


def through_page(browser: Client, mail: str, password: str = "first-Pass-71") -> Answer:
    page = sent_to_page(browser)
    assert browser.send("GET", page).status == 200
    assert browser.send("POST", page, form={"uid_field": mail}).status == 303
    return browser.send("POST", page, form={"password": password})


def test_signs_in_and_goes_on_to_the_application(stand_in: StandIn) -> None:
    anna, browser = stand_in.person("Anna"), stand_in.browser()
    signed_in = through_page(browser, "ANNA@tenant-a.test")
    assert signed_in.status == 303
    assert signed_in.headers["Location"] == AUTHORIZE
    callback = browser.send("GET", signed_in.headers["Location"]).headers["Location"]
    assert callback.startswith(CALLBACK + "?")
    code = parse_qs(urlsplit(callback).query)["code"][0]
    tokens = stand_in.token(grant_type="authorization_code", code=code, redirect_uri=CALLBACK).json
    assert claims(tokens["id_token"])["sub"] == anna["uuid"]


def test_a_wrong_password_is_told_and_can_be_put_right(stand_in: StandIn) -> None:
    stand_in.person("Bert")
    browser = stand_in.browser()
    refused = through_page(browser, "bert@tenant-a.test", "wrong")
    assert refused.status == 200
    assert '<p class="error" role="alert">Invalid password</p>' in refused.text
    assert browser.send("GET", "/api/v3/core/users/me/").status == 403
    page = sent_to_page(browser)
    browser.send("POST", page, form={"uid_field": "bert@tenant-a.test"})
    assert browser.send("POST", page, form={"password": "first-Pass-71"}).status == 303
    assert browser.send("GET", "/api/v3/core/users/me/").json["user"]["username"] == "bert@tenant-a.test"


def test_a_name_that_nobody_has_looks_like_a_wrong_password(stand_in: StandIn) -> None:
    refused = through_page(stand_in.browser(), "nobody@tenant-a.test")
    assert refused.status == 200
    assert "Invalid password" in refused.text


def test_another_account_can_be_chosen(stand_in: StandIn) -> None:
    browser = stand_in.browser()
    page = sent_to_page(browser)
    browser.send("POST", page, form={"uid_field": "somebody"})
    assert "password" in Page(browser.send("GET", page)).inputs
    assert browser.send("POST", page, form={"restart": "1"}).status == 303
    assert "password" not in Page(browser.send("GET", page)).inputs


def test_fields_have_labels_and_say_what_completes_them(stand_in: StandIn) -> None:
    browser = stand_in.browser()
    page = sent_to_page(browser)
    first = Page(browser.send("GET", page))
    assert first.inputs["uid_field"]["autocomplete"] == "username"
    browser.send("POST", page, form={"uid_field": "somebody"})
    second = Page(browser.send("GET", page))
    assert second.inputs["password"]["autocomplete"] == "current-password"
    assert second.inputs["password"]["type"] == "password"
    assert {first.inputs["uid_field"]["id"]} <= first.labels
    assert {second.inputs["password"]["id"]} <= second.labels


def test_nothing_on_a_page_needs_more_than_the_strict_policy(stand_in: StandIn) -> None:
    browser = stand_in.browser()
    answer = browser.send("GET", sent_to_page(browser))
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    page = Page(answer)
    assert not [tag for tag, _ in page.tags if tag in ("script", "style")]
    assert not [found for _, found in page.tags if "style" in found or any(name.startswith("on") for name in found)]
    styles = [found["href"] for tag, found in page.tags if tag == "link" and found["rel"] == "stylesheet"]
    assert [browser.send("GET", href or "").headers["Content-Type"] for href in styles] == ["text/css; charset=utf-8"]


def test_what_was_typed_is_shown_as_text(stand_in: StandIn) -> None:
    browser = stand_in.browser()
    page = sent_to_page(browser)
    browser.send("POST", page, form={"uid_field": '"><script>alert(1)</script>'})
    shown = browser.send("GET", page)
    assert "<script" not in shown.text
    assert "&lt;script&gt;" in shown.text


def test_next_does_not_leave_the_host(stand_in: StandIn) -> None:
    stand_in.person("Carl")
    for elsewhere in ("https://elsewhere.test/", "//elsewhere.test/", "/\\elsewhere.test/"):
        browser = stand_in.browser()
        page = "/if/flow/default-authentication-flow/?" + urlencode({"next": elsewhere})
        browser.send("POST", page, form={"uid_field": "carl@tenant-a.test"})
        assert browser.send("POST", page, form={"password": "first-Pass-71"}).headers["Location"] == "/"


def test_signing_out_ends_the_session_and_goes_back(stand_in: StandIn) -> None:
    stand_in.person("Dora")
    browser = stand_in.browser()
    through_page(browser, "dora@tenant-a.test")
    hint = stand_in.tokens_of(browser)["id_token"]
    query = urlencode({"id_token_hint": hint, "post_logout_redirect_uri": SIGNED_OUT, "state": "bye"})
    flow = browser.send("GET", f"/application/o/portal/end-session/?{query}").headers["Location"]
    assert browser.send("GET", flow).headers["Location"] == f"{SIGNED_OUT}?state=bye"
    assert browser.send("GET", "/api/v3/core/users/me/").status == 403
    assert browser.send("GET", AUTHORIZE).headers["Location"].startswith("/if/flow/default-authentication-flow/")


def test_signing_out_of_the_application_alone_offers_the_way_out(stand_in: StandIn) -> None:
    stand_in.person("Emil")
    browser = stand_in.browser()
    through_page(browser, "emil@tenant-a.test")
    portal = stand_in.api("GET", "/providers/oauth2/?name=portal").json["results"][0]
    flow = stand_in.api("GET", "/flows/instances/default-provider-invalidation-flow/").json["pk"]
    stand_in.api("PATCH", f"/providers/oauth2/{portal['pk']}/", {"invalidation_flow": flow})
    try:
        page = Page(browser.send("GET", browser.send("GET", "/application/o/portal/end-session/").headers["Location"]))
        assert page.links == ["https://portal.test", "/if/flow/default-invalidation-flow/"]
        assert browser.send("GET", "/api/v3/core/users/me/").status == 200
        assert browser.send("GET", page.links[1] or "").headers["Location"] == "/"
        assert browser.send("GET", "/api/v3/core/users/me/").status == 403
    finally:
        stand_in.api("PATCH", f"/providers/oauth2/{portal['pk']}/", {"invalidation_flow": portal["invalidation_flow"]})


def test_prompt_login_asks_once(stand_in: StandIn) -> None:
    stand_in.person("Frida")
    browser = stand_in.browser()
    through_page(browser, "frida@tenant-a.test")
    page = browser.send("GET", f"{AUTHORIZE}&prompt=login").headers["Location"]
    assert page.startswith("/if/flow/default-authentication-flow/")
    browser.send("POST", page, form={"uid_field": "frida@tenant-a.test"})
    on = browser.send("POST", page, form={"password": "first-Pass-71"}).headers["Location"]
    assert browser.send("GET", on).headers["Location"].startswith(CALLBACK)
    assert browser.send("GET", f"{AUTHORIZE}&prompt=login").headers["Location"].startswith("/if/flow/")


def test_an_account_can_be_chosen_before_signing_in(stand_in: StandIn) -> None:
    stand_in.person("Gerd")
    browser = stand_in.browser()
    through_page(browser, "gerd@tenant-a.test")
    choice = browser.send("GET", f"{AUTHORIZE}&prompt=select_account").headers["Location"]
    page = Page(browser.send("GET", choice))
    assert browser.send("GET", page.links[0] or "").headers["Location"].startswith(CALLBACK)
    assert (page.links[1] or "").startswith("/if/flow/default-authentication-flow/")
