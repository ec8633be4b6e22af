"""Consents: all for a superuser, else only one's own."""

from aiohttp import web

from ..answers import no_content, not_found
from ..call import Call
from ..installation import Document
from ..times import iso
from . import applications, listing, own, shapes
from .route import CALLER, Route, numbered


def shown(call: Call, row: Document) -> Document:
    user, application = call.home.need("user", row["user"]), call.home.need("application", row["application"])
    return {
        "pk": row["pk"],
        "expires": iso(row["expires"]),
        "expiring": True,
        "user": shapes.user(call.home, user),
        "application": applications.shown(call, application),
        "permissions": " ".join(row["scopes"]),
    }


def list_consents(call: Call) -> web.Response:
    user, application = listing.row_of(call, "user", "user"), listing.row_of(call, "application", "application")
    rows = [row for row in own.visible(call, "consent") if not user or str(row["user"]) == user]
    rows = [row for row in rows if not application or row["application"] == application]
    return listing.page(call, rows, lambda row: shown(call, row), ("pk", "expires"), "expires")


def delete(call: Call) -> web.Response:
    row = numbered(call, "consent", "UserConsent")
    if row not in own.visible(call, "consent"):
        raise not_found("UserConsent")
    call.home.delete("consent", row["pk"])
    return no_content()


ROUTES = [
    Route("GET", "/core/user_consent/", list_consents, CALLER),
    Route("DELETE", "/core/user_consent/{id}/", delete, CALLER),
]
