"""The token endpoint (contract 4.5)."""

import base64
import hashlib
import hmac

from aiohttp import web

from ..answers import secret_answer
from ..call import Call
from ..domain import grants
from ..installation import Document
from . import client, machine, redirects, refresh
from .errors import oauth_error
from .issue import Grant, access_token, refresh_token


def token(call: Call) -> web.Response:
    provider, grant = client.named(call), call.form.get("grant_type", "")
    if provider is None:
        raise oauth_error(call, "invalid_client")
    if grant not in provider["grant_types"]:
        raise oauth_error(call, "invalid_grant")
    if grant == "client_credentials":
        return secret_answer(machine.exchange(call, provider))
    if not client.proves(call, provider):
        raise oauth_error(call, "invalid_client")
    if grant == "authorization_code":
        return secret_answer(from_code(call, provider))
    if grant == "refresh_token":
        return secret_answer(refresh.exchange(call, provider))
    raise oauth_error(call, "invalid_grant")


def from_code(call: Call, provider: Document) -> Document:
    """A refused exchange does not use the code up."""
    home = call.home
    if not redirects.is_registered(provider, call.form.get("redirect_uri", ""), "authorization"):
        raise oauth_error(call, "invalid_client")
    row = grants.find(home, "code", call.form.get("code", ""))
    if row is None or row["provider"] != provider["pk"] or grants.is_expired(home, row):
        raise oauth_error(call, "invalid_grant")
    if row["redirect_uri"] != call.form["redirect_uri"] or not pkce_holds(row, call.form.get("code_verifier")):
        raise oauth_error(call, "invalid_grant")
    user = home.get("user", row["user"])
    if user is None or not user["is_active"]:
        raise oauth_error(call, "invalid_grant")
    grants.remove(home, row)
    grant = Grant(provider, user, row["scopes"], row["auth_time"], row["session"], row["nonce"], row["amr"])
    answer = access_token(call, grant)
    if "offline_access" in grant.scopes:
        answer["refresh_token"] = refresh_token(call, grant, answer["access_token"])
    return answer


def pkce_holds(row: Document, verifier: str | None) -> bool:
    """RFC 7636 section 4.6; a verifier without a challenge is as wrong as a challenge without a verifier."""
    challenge = row["code_challenge"]
    if not challenge or not verifier:
        return not challenge and not verifier
    if row["code_challenge_method"] == "S256":
        verifier = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return hmac.compare_digest(challenge.encode(), verifier.encode())
