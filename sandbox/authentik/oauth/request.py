"""The parameters of an authorization request and their checks, in Authentik's order."""

from dataclasses import dataclass
from urllib.parse import quote

from ..answers import Refusal, html_page
from ..call import Call
from ..installation import Document
from . import claims, redirects

GRANT_OF = {
    "code": "authorization_code",
    "id_token": "implicit",
    "id_token token": "implicit",
    "code token": "hybrid",
    "code id_token": "hybrid",
    "code id_token token": "hybrid",
}


class AuthorizeError(Exception):
    """Goes back to the client by redirect."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(error)
        self.error, self.description = error, description


@dataclass
class AuthorizeRequest:
    call: Call
    provider: Document
    redirect_uri: str
    response_type: str
    state: str
    nonce: str | None
    prompt: set[str]
    max_age: int | None
    code_challenge: str | None
    code_challenge_method: str

    @classmethod
    def read(cls, call: Call) -> "AuthorizeRequest":
        """Until the client and its address are known no redirect is safe: an error is a page."""
        query = call.query
        if "client_id" not in query:
            raise Refusal(html_page(404, "Not found", "A client_id is missing."))
        provider = call.home.first("provider", client_id=query["client_id"])
        if provider is None:
            raise Refusal(
                html_page(400, "Client not known", "The client identifier (client_id) is missing or invalid.")
            )
        if not redirects.is_registered(provider, query.get("redirect_uri", ""), "authorization"):
            raise Refusal(
                html_page(
                    400,
                    "Redirect URI not known",
                    "The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).",
                )
            )
        age = query.get("max_age", "")
        return cls(
            call,
            provider,
            query["redirect_uri"],
            query.get("response_type", ""),
            query.get("state", ""),
            query.get("nonce") or None,
            set(query.get("prompt", "").split()),
            int(age) if age.isdecimal() else None,
            query.get("code_challenge") or None,
            query.get("code_challenge_method") or "plain",
        )

    def check(self) -> None:
        if "request" in self.call.query:
            raise AuthorizeError("request_not_supported", "The provider does not support use of the request parameter")
        grant = GRANT_OF.get(self.response_type)
        if grant is None:
            raise AuthorizeError(
                "unsupported_response_type",
                "The authorization server does not support obtaining an authorization code using this method",
            )
        if grant not in self.provider["grant_types"]:
            raise AuthorizeError("invalid_request", "The request is otherwise malformed")
        if grant != "authorization_code":
            raise AuthorizeError("unsupported_response_type", "The sandbox issues codes only")
        if self.code_challenge and self.code_challenge_method not in ("plain", "S256"):
            raise AuthorizeError("invalid_request", f"Unsupported challenge method {self.code_challenge_method}")

    def scopes(self) -> list[str]:
        """No scope at all means all that are assigned; scopes that are not are dropped silently."""
        assigned = claims.scopes_of(self.call.home, self.provider)
        asked = self.call.query.get("scope", "").split()
        return [scope for scope in dict.fromkeys(asked) if scope in assigned] if asked else assigned

    def error_address(self, error: AuthorizeError) -> str:
        """In the fragment for implicit and hybrid response types."""
        front_channel = GRANT_OF.get(self.response_type) in ("implicit", "hybrid")
        joint = "#" if front_channel else "&" if "?" in self.redirect_uri else "?"
        return (
            f"{self.redirect_uri}{joint}error={error.error}&error_description={quote(error.description)}"
            f"&state={quote(self.state, safe='')}"
        )
