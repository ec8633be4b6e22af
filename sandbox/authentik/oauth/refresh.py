"""grant_type=refresh_token (contract 4.6)."""

from ..call import Call
from ..domain import grants, journal
from ..flow.browser import is_alive
from ..installation import Document
from ..times import duration
from .claims import scopes_of
from .errors import oauth_error
from .issue import Grant, access_token, refresh_token


def exchange(call: Call, provider: Document) -> Document:
    home = call.home
    row = grants.find(home, "refresh", call.form.get("refresh_token", ""))
    if row is None or row["provider"] != provider["pk"] or grants.is_expired(home, row):
        raise oauth_error(call, "invalid_grant")
    user = home.get("user", row["user"])
    if user is None:
        raise oauth_error(call, "invalid_grant")
    if row["revoked"]:
        journal.record(
            call,
            "suspicious_request",
            journal.actor(user),
            app="authentik.providers.oauth2.views.token",
            message="Revoked refresh token was used",
        )
        raise oauth_error(call, "invalid_grant")
    if not scope_is_whole(call, provider, row):
        raise oauth_error(call, "invalid_scope")
    session = row["session"] if is_alive(home, row["session"]) else None
    grant = Grant(provider, user, row["scopes"], row["auth_time"], session, None, row["amr"])
    answer = access_token(call, grant)
    if rotates(call, provider, row):
        answer["refresh_token"] = refresh_token(call, grant, answer["access_token"])
        grants.save(home, row | {"revoked": True})
    return answer


def scope_is_whole(call: Call, provider: Document, row: Document) -> bool:
    """Scopes that the provider lacks are dropped first; nothing left counts as not sent."""
    asked = set(call.form.get("scope", "").split()) & set(scopes_of(call.home, provider))
    return not asked or ("offline_access" in asked and asked <= set(row["scopes"]))


def rotates(call: Call, provider: Document, row: Document) -> bool:
    """With a threshold a new token comes only when less than it remains of the old one's life."""
    threshold = duration(provider["refresh_token_threshold"])
    return threshold == 0 or row["expires"] - call.home.now() < threshold
