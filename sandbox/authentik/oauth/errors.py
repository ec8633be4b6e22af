"""Errors of the token endpoint and its neighbours: always 400 unless said otherwise (contract 4.5)."""

from ..answers import Refusal, secret_answer
from ..call import Call

TEXTS = {
    "invalid_client": "Client authentication failed (e.g., unknown client, no client authentication included, or "
    "unsupported authentication method)",
    "invalid_grant": "The provided authorization grant or refresh token is invalid, expired, revoked, does not match "
    "the redirection URI used in the authorization request, or was issued to another client",
    "invalid_scope": "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource "
    "owner",
}


def oauth_error(call: Call, error: str, status: int = 400) -> Refusal:
    return Refusal(secret_answer({"error": error, "error_description": TEXTS[error], "request_id": call.id}, status))
