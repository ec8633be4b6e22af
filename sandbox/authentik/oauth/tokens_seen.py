"""What others ask about a token: userinfo, introspection (RFC 7662) and revocation (RFC 7009)."""

from aiohttp import web

from ..answers import empty, secret_answer
from ..call import Call
from ..domain import grants
from ..installation import Document
from . import claims, client
from .errors import oauth_error

INVALID_TOKEN = (
    'error="invalid_token", error_description="The access token provided is expired, revoked, malformed, or invalid '
    'for other reasons"'
)
NARROW_SCOPE = (
    'error="insufficient_scope", error_description="The request requires higher privileges than provided by the access '
    'token"'
)


def userinfo(call: Call) -> web.Response:
    """Groups and names as they are now, not as in the token."""
    row = grants.find(call.home, "access", bearer(call))
    user = call.home.get("user", row["user"]) if row else None
    if row is None or user is None or grants.is_expired(call.home, row):
        return empty(401, {"WWW-Authenticate": INVALID_TOKEN})
    if "openid" not in row["scopes"]:
        return empty(403, {"WWW-Authenticate": NARROW_SCOPE})
    provider = call.home.need("provider", row["provider"])
    found = {"sub": claims.subject(call.home, provider, user)} | claims.of_scopes(call.home, user, row["scopes"])
    return secret_answer(found | ({"nonce": row["nonce"]} if row["nonce"] else {}))


def bearer(call: Call) -> str:
    scheme, _, value = call.request.headers.get("Authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else call.form.get("access_token", "")


def introspect(call: Call) -> web.Response:
    """A rotated refresh token is not active and shows its claims all the same."""
    provider = client.authenticated(call)
    row = own_row(call, provider) if provider else None
    if provider is None or row is None or grants.is_expired(call.home, row):
        return secret_answer({"active": False})
    return secret_answer(
        row["id_token"]
        | {"active": not row["revoked"], "scope": " ".join(row["scopes"]), "client_id": provider["client_id"]}
    )


def revoke(call: Call) -> web.Response:
    """Only that token goes, not the pair; unknown ones and those of others are 200 as well."""
    provider = client.authenticated(call)
    if provider is None:
        raise oauth_error(call, "invalid_client", 401)
    row = own_row(call, provider)
    if row:
        grants.remove(call.home, row)
    return secret_answer({})


def own_row(call: Call, provider: Document) -> Document | None:
    value = call.form.get("token", "")
    row = grants.find(call.home, "access", value) or grants.find(call.home, "refresh", value)
    return row if row and row["provider"] == provider["pk"] else None
