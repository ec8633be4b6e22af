"""Rows of refresh tokens, access tokens and codes (contract 3.3): all for a superuser, else only one's own."""

import json

from aiohttp import web

from ..answers import json_answer, no_content, not_found
from ..call import Call
from ..domain import grants
from ..installation import Document
from ..times import iso
from . import listing, own, providers, shapes
from .route import CALLER, Route

ORDERS = ("pk", "expires")


def routes(path: str, kind: str, model: str) -> list[Route]:
    """One kind of rows; all three behave the same."""

    def filtered(call: Call) -> web.Response:
        user, provider = listing.row_of(call, "user", "user"), listing.row_of(call, "provider", "provider")
        rows = [row for row in own.visible(call, kind) if not user or str(row["user"]) == user]
        rows = [row for row in rows if not provider or str(row["provider"]) == provider]
        return listing.page(call, rows, lambda row: shown(call, row), ORDERS, "pk")

    def named(call: Call) -> Document:
        if not call.parameters["id"].isdecimal():
            raise not_found()
        found = next((row for row in own.visible(call, kind) if row["pk"] == int(call.parameters["id"])), None)
        if found is None:
            raise not_found(model)
        return found

    def read(call: Call) -> web.Response:
        return json_answer(shown(call, named(call)))

    def delete(call: Call) -> web.Response:
        row = named(call)
        if call.fault != "lie":
            grants.remove(call.home, row)
        return no_content()

    return [
        Route("GET", f"/oauth2/{path}/", filtered, CALLER),
        Route("GET", f"/oauth2/{path}/{{id}}/", read, CALLER),
        Route("DELETE", f"/oauth2/{path}/{{id}}/", delete, CALLER),
    ]


def shown(call: Call, row: Document) -> Document:
    """The provider is whole, with its client secret (contract 0); the claims are JSON inside a text."""
    user, provider = call.home.need("user", row["user"]), call.home.need("provider", row["provider"])
    return {
        "pk": row["pk"],
        "provider": providers.shown(call.home, provider),
        "user": shapes.user(call.home, user),
        "is_expired": grants.is_expired(call.home, row),
        "expires": iso(row["expires"]),
        "scope": row["scopes"],
        "id_token": json.dumps(row["id_token"]),
        "revoked": row["revoked"],
    }


ROUTES = (
    routes("refresh_tokens", "refresh", "RefreshToken")
    + routes("access_tokens", "access", "AccessToken")
    + routes("authorization_codes", "code", "AuthorizationCode")
)
