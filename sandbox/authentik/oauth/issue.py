"""Making tokens: rows in the store and the answer of the token endpoint."""

import hashlib
from dataclasses import dataclass

from ..call import Call
from ..domain import grants
from ..flow.browser import session_id
from ..installation import Document
from ..randoms import key
from ..times import duration
from . import claims, jwt, urls
from .keys import b64url

ACR = "goauthentik.io/providers/oauth2/default"


@dataclass
class Grant:
    """What a code or refresh token stands for; `session` is the key of the browser's session while that lives."""

    provider: Document
    user: Document
    scopes: list[str]
    auth_time: float
    session: str | None = None
    nonce: str | None = None
    amr: list[str] | None = None

    def row(self) -> Document:
        return {
            "provider": self.provider["pk"],
            "user": self.user["pk"],
            "scopes": self.scopes,
            "auth_time": self.auth_time,
            "session": self.session,
            "nonce": self.nonce,
            "amr": self.amr,
        }


def id_claims(call: Call, grant: Grant, life: float) -> Document:
    """`sid` and `amr` only while the session lives."""
    home, now = call.home, int(call.home.now())
    found: Document = {
        "iss": urls.issuer(home, call.base, grant.provider),
        "sub": claims.subject(home, grant.provider, grant.user),
        "aud": grant.provider["client_id"],
        "exp": now + int(life),
        "iat": now,
        "auth_time": int(grant.auth_time),
        "acr": ACR,
    }
    if grant.session:
        found |= {"amr": grant.amr or ["pwd"], "sid": session_id(grant.session)}
    if grant.nonce:
        found["nonce"] = grant.nonce
    found["jti"] = key()
    if grant.provider["include_claims_in_id_token"]:
        found |= claims.of_scopes(home, grant.user, grant.scopes)
    return found


def access_token(call: Call, grant: Grant) -> Document:
    """The answer without a refresh token; the access token is the ID token with `azp`, `uid` and `scope`."""
    life = duration(grant.provider["access_token_validity"])
    found, scope = id_claims(call, grant, life), " ".join(grant.scopes)
    token = jwt.encode(
        call.home, grant.provider, found | {"azp": grant.provider["client_id"], "uid": key(64), "scope": scope}
    )
    grants.add(call.home, "access", token, grant.row() | {"id_token": found, "expires": call.home.now() + life})
    return {
        "access_token": token,
        "token_type": "Bearer",
        "scope": scope,
        "expires_in": int(life),
        "id_token": jwt.encode(call.home, grant.provider, found),
    }


def refresh_token(call: Call, grant: Grant, access: str) -> str:
    """128 letters and digits; its row holds an ID token with `at_hash` and the life of the refresh token."""
    life, value = duration(grant.provider["refresh_token_validity"]), key(128)
    at_hash = b64url(hashlib.sha256(access.encode()).digest()[:16])
    found = id_claims(call, grant, life) | {"at_hash": at_hash}
    grants.add(call.home, "refresh", value, grant.row() | {"id_token": found, "expires": call.home.now() + life})
    return value
