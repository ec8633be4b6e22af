"""RP-initiated logout (contract 4.8): GET only, a form posted by another site is a CSRF error."""

from urllib.parse import quote, urlencode

from aiohttp import web

from ..answers import Refusal, html_page, redirect
from ..call import Call
from ..domain import grants
from ..flow import plans
from ..installation import Document
from . import jwt, logout, redirects, urls
from .discovery import provider_of

OPEN_FLOW = "<html><body>Logout successful</body></html>"


def end_session(call: Call) -> web.Response:
    provider, browser = provider_of(call), call.browser
    if browser.plan:
        return web.Response(body=OPEN_FLOW.encode(), content_type="text/html")
    if browser.user is None:
        return to_sign_in(call)
    address = checked_address(call, provider)
    forget_application(call, provider)
    application = urls.application_of(call.home, provider)
    flow = call.home.get("flow", provider["invalidation_flow"]) or plans.default_flow(call.home, "invalidation")
    plans.begin(call, flow, last_stage(call, application, address))
    query = urlencode(list(call.query.items()))
    return redirect(f"/if/flow/{flow['slug']}/" + (f"?{query}" if query else ""))


def posted(call: Call) -> web.Response:
    return html_page(403, "Forbidden", "CSRF verification failed. Request aborted.")


def to_sign_in(call: Call) -> web.Response:
    """The parameters are not looked at without a session."""
    flow = plans.default_flow(call.home, "authentication")
    plans.begin(call, flow)
    return redirect(f"/if/flow/{flow['slug']}/?" + urlencode([*call.query.items(), ("next", call.request.raw_path)]))


def checked_address(call: Call, provider: Document) -> str | None:
    """The address to go to afterwards; the hint may be expired, all else must hold."""
    hint, address = call.query.get("id_token_hint"), call.query.get("post_logout_redirect_uri")
    if hint is None and address is not None:
        raise bad("post_logout_redirect_uri needs an id_token_hint.")
    if hint is not None:
        claims = jwt.verified(call.home, provider, hint)
        issuer = urls.issuer(call.home, call.base, provider)
        if claims is None or claims.get("aud") != provider["client_id"] or claims.get("iss") != issuer:
            raise bad("The id_token_hint is not valid.")
    if address is None:
        return None
    if not redirects.is_registered(provider, address, "logout"):
        raise bad("The post_logout_redirect_uri is not registered.")
    state = call.query.get("state")
    joint = "&" if "?" in address else "?"
    return address + (f"{joint}state={quote(state, safe='')}" if state else "")


def bad(text: str) -> Refusal:
    return Refusal(html_page(400, "Sign-out not possible", text))


def forget_application(call: Call, provider: Document) -> None:
    """Only this application's access tokens end, and it hears of it once; refresh tokens and the session stay."""
    home, session = call.home, call.browser.signed_in
    user = home.need("user", session["user"])
    rows = list(home.where("access", session=session["key"], provider=provider["pk"]))
    if any(not grants.is_expired(home, row) for row in rows):
        logout.notify(call, provider["pk"], user, session["key"])
    for row in rows:
        grants.remove(home, row)


def last_stage(call: Call, application: Document | None, address: str | None) -> Document:
    if address:
        return {"kind": "redirect", "to": address}
    brand = next(call.home.where("brand", default=True))
    way_out = plans.default_flow(call.home, "invalidation")
    return {
        "kind": "session_end",
        "shown": {
            "application_name": application["name"] if application else None,
            "application_launch_url": urls.launch_url(call.home, application) if application else None,
            "invalidation_flow_url": f"/if/flow/{way_out['slug']}/",
            "brand_name": brand["branding_title"],
        },
    }
