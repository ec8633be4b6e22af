"""What a schema cannot say about a provider: uniqueness, references, lifetimes."""

from ..call import Call
from ..times import duration
from .schema import Rule
from .users import existing

LIFETIMES = ("access_code_validity", "access_token_validity", "refresh_token_validity", "refresh_token_threshold")


def rules(call: Call, own: int | None = None) -> dict[str, Rule]:
    home = call.home

    def unique(field: str, text: str) -> Rule:
        def rule(value: str) -> str | None:
            taken = home.first("provider", **{field: value})
            return text if taken and taken["pk"] != own else None

        return rule

    def one_of(kind: str) -> Rule:
        check = existing(call, kind)
        return lambda value: None if value is None else check([value])

    def lifetime(value: str) -> str | None:
        try:
            duration(value)
        except ValueError as error:
            return str(error)
        return None

    def grant_types(value: list[str]) -> str | None:
        return None if value else "This list may not be empty."

    def no_encryption(value: str | None) -> str | None:
        return None if value is None else "The sandbox does not encrypt tokens."

    return {
        "name": unique("name", "provider with this name already exists."),
        "client_id": unique("client_id", "OAuth2/OpenID Provider with this Client ID already exists."),
        "authentication_flow": one_of("flow"),
        "authorization_flow": one_of("flow"),
        "invalidation_flow": one_of("flow"),
        "signing_key": one_of("keypair"),
        "property_mappings": existing(call, "mapping"),
        "grant_types": grant_types,
        "encryption_key": no_encryption,
        **{name: lifetime for name in LIFETIMES},
    }
