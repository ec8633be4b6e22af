"""The authorization endpoint (contract 4.4)."""

from urllib.parse import quote, urlencode

from aiohttp import web

from ..answers import Refusal, html_page, redirect
from ..call import Call
from ..domain import access, consents, grants, journal
from ..flow import plans
from ..installation import Document
from ..randoms import code, key
from ..times import duration
from . import urls
from .request import AuthorizeError, AuthorizeRequest

SELECTED = "authentik_account_selected"
ASKED, CONSENTED = "login_when_asked", "consented_at"


def authorize(call: Call) -> web.Response:
    asked = AuthorizeRequest.read(call)
    try:
        return decide(call, asked, asked.provider)
    except AuthorizeError as error:
        return redirect(asked.error_address(error))


def decide(call: Call, asked: AuthorizeRequest, provider: Document) -> web.Response:
    asked.check()
    application = urls.application_of(call.home, provider)
    if application is None:
        raise Refusal(html_page(404, "Not found", "This provider has no application."))
    user = call.browser.user
    if user is None:
        if "none" in asked.prompt:
            raise AuthorizeError("login_required", "The Authorization Server requires End-User authentication")
        return to_sign_in(call, asked)
    if must_sign_in_again(call, asked):
        return to_sign_in(call, asked)
    if "select_account" in asked.prompt and SELECTED not in call.query:
        again = urlencode([*call.query.items(), (SELECTED, "1")])
        return redirect("/if/account-select/?" + urlencode({"next": f"{call.request.path}?{again}"}))
    if not access.may_open(call.home, application, user):
        return html_page(
            200,
            "Permission denied",
            "You may not open this application.",
            f"It is {application['name']}; ask its administrator for access.",
        )
    if must_consent(call, asked, application, user):
        return to_consent(call, asked, application, user)
    return with_code(call, asked, application, user)


def to_sign_in(call: Call, asked: AuthorizeRequest) -> web.Response:
    """The flow's plan stays in the browser's session until it ends."""
    chosen = asked.provider["authentication_flow"]
    flow = call.home.get("flow", chosen) if chosen else None
    flow = flow or plans.default_flow(call.home, "authentication")
    plans.begin(call, flow)
    if "login" in asked.prompt:
        call.browser.remember(ASKED, call.browser.login or "nobody")
    query = urlencode([*call.query.items(), ("next", call.request.raw_path)])
    return redirect(f"/if/flow/{flow['slug']}/?{query}")


def must_sign_in_again(call: Call, asked: AuthorizeRequest) -> bool:
    """prompt=login asks once: it is content with a sign-in that came after it asked."""
    session = call.browser.signed_in
    if asked.max_age is not None and call.home.now() - session["auth_time"] > asked.max_age:
        return True
    if "login" not in asked.prompt:
        return False
    content = call.browser.recall(ASKED) not in (None, session["login"])
    call.browser.remember(ASKED, None)
    return not content


def must_consent(call: Call, asked: AuthorizeRequest, application: Document, user: Document) -> bool:
    """Only with an authorization flow that asks; prompt=consent asks again, once for this very address."""
    flow = call.home.get("flow", asked.provider["authorization_flow"])
    if not flow or "consent" not in flow["stages"]:
        return False
    if not consents.covers(call.home, user, application, asked.scopes()):
        return True
    if "consent" not in asked.prompt or call.browser.recall(CONSENTED) == call.request.raw_path:
        call.browser.remember(CONSENTED, None)
        return False
    return True


def to_consent(call: Call, asked: AuthorizeRequest, application: Document, user: Document) -> web.Response:
    """After the flow the browser comes back here."""
    flow = call.home.need("flow", asked.provider["authorization_flow"])
    plans.begin(
        call,
        flow,
        {"kind": "redirect", "to": call.request.raw_path},
        {
            "user": user["pk"],
            "application": application["pk"],
            "name": application["name"],
            "scopes": asked.scopes(),
            "token": key(32),
        },
    )
    call.browser.remember(CONSENTED, call.request.raw_path)
    return redirect(f"/if/flow/{flow['slug']}/?" + urlencode(list(call.query.items())))


def with_code(call: Call, asked: AuthorizeRequest, application: Document, user: Document) -> web.Response:
    home, provider, session = call.home, asked.provider, call.browser.signed_in
    value, scopes = code(), asked.scopes()
    grants.add(
        home,
        "code",
        value,
        {
            "provider": provider["pk"],
            "user": user["pk"],
            "scopes": scopes,
            "auth_time": session["auth_time"],
            "session": session["key"],
            "nonce": asked.nonce,
            "amr": ["pwd"],
            "redirect_uri": asked.redirect_uri,
            "code_challenge": asked.code_challenge,
            "code_challenge_method": asked.code_challenge_method,
            "id_token": {},
            "expires": home.now() + duration(provider["access_code_validity"]),
        },
    )
    flow = provider["authorization_flow"].replace("-", "")
    journal.record(
        call,
        "authorize_application",
        journal.actor(user),
        app="authentik.providers.oauth2.views.authorize",
        scopes=" ".join(scopes),
        flow=flow,
        authorized_application=journal.reference(
            "authentik_core", "application", application["pk"], application["name"]
        ),
    )
    joint = "&" if "?" in asked.redirect_uri else "?"
    return redirect(f"{asked.redirect_uri}{joint}code={value}&state={quote(asked.state, safe='')}")
