"""Logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4), put into the queue that the worker posts from."""

from ..call import Call
from ..flow.browser import session_id
from ..installation import Document
from ..randoms import identifier
from ..times import duration
from . import claims, jwt, urls

EVENT = "http://schemas.openid.net/event/backchannel-logout"


def notify(call: Call, provider_pk: int, user: Document, session_key: str) -> None:
    """Nothing for a provider without `logout_uri` or with another method."""
    home = call.home
    provider = home.get("provider", provider_pk)
    if not provider or not provider["logout_uri"] or provider["logout_method"] != "backchannel":
        return
    now = int(home.now())
    token = jwt.encode(
        home,
        provider,
        {
            "iss": urls.issuer(home, call.base, provider),
            "aud": provider["client_id"],
            "iat": now,
            "exp": now + int(duration(provider["access_token_validity"])),
            "jti": identifier(),
            "events": {EVENT: {}},
            "sub": claims.subject(home, provider, user),
            "sid": session_id(session_key),
        },
        kind="logout+jwt",
    )
    number = home.number("logout-post")
    home.put(
        "logout-post", number, {"number": number, "url": provider["logout_uri"], "token": token, "tries": 0, "due": 0.0}
    )
