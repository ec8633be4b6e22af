"""Who calls the API: a bearer key, else the browser's session (contract 1.2). Wrong or missing is 403, never 401."""

import hmac

from ..answers import Refusal, html_page, refused
from ..call import Call
from ..domain import core_tokens, groups
from ..installation import Document
from .route import ANYONE, SUPERUSER, Route

MISSING = "Authentication credentials were not provided."
INVALID = "Token invalid/expired"
FORBIDDEN = "You do not have permission to perform this action."
SAFE = ("GET", "HEAD", "OPTIONS")


def authenticate(call: Call) -> Document | None:
    """Another scheme than Bearer, and nothing after it, count as no credentials."""
    scheme, _, value = call.request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and value.strip():
        found = core_tokens.holder(call.home, value.strip())
        if found is None:
            raise refused(INVALID)
        return found
    return by_session(call)


def by_session(call: Call) -> Document | None:
    user = call.browser.user
    if user and call.request.method not in SAFE:
        sent = call.request.headers.get("X-authentik-CSRF")
        if not sent or not hmac.compare_digest(sent.encode(errors="replace"), call.browser.signed_in["csrf"].encode()):
            raise refused("CSRF Failed: CSRF token missing." if not sent else "CSRF Failed: CSRF token incorrect.")
    return user


def refuse_inactive(call: Call) -> None:
    """A session that outlived the deactivation of its user (PUT): 400 once, and it is signed out."""
    user = call.browser.user
    if user and not user["is_active"]:
        call.home.delete("browser", call.browser.signed_in["key"])
        call.browser.signed_in["plan"] = None
        call.browser.forget()
        raise Refusal(html_page(400, "Bad request", "This account is not active any more; the sign-in has ended."))


def authorize(call: Call, route: Route) -> None:
    """Before the body is looked at."""
    if route.access == ANYONE:
        return
    if call.user is None:
        raise refused(MISSING)
    if route.access == SUPERUSER and not groups.is_superuser(call.home, call.user):
        raise refused(FORBIDDEN)
