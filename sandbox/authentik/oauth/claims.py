"""Claims of a person: what the default scope mappings give, and the subject by `sub_mode` (contract 4.7)."""

from collections.abc import Callable, Iterable

from ..domain import groups
from ..installation import Document, Installation

MANAGED = "goauthentik.io/providers/oauth2/scope-"


def _email(home: Installation, user: Document) -> Document:
    return {"email": user["email"], "email_verified": False}


def _profile(home: Installation, user: Document) -> Document:
    return {
        "name": user["name"],
        "given_name": user["name"],
        "preferred_username": user["username"],
        "nickname": user["username"],
        "groups": groups.names(home, user),
    }


def _entitlements(home: Installation, user: Document) -> Document:
    """Application entitlements are not part of the stand-in: nobody has any."""
    return {"entitlements": [], "roles": []}


MAPPINGS: dict[str, Callable[[Installation, Document], Document]] = {
    "email": _email,
    "profile": _profile,
    "entitlements": _entitlements,
}


def scopes_of(home: Installation, provider: Document) -> list[str]:
    """Names of the scopes whose mappings are assigned to the provider."""
    found = (home.get("mapping", pk) for pk in provider["property_mappings"])
    return [mapping["scope_name"] for mapping in found if mapping]


def of_scopes(home: Installation, user: Document, scopes: Iterable[str]) -> Document:
    claims: Document = {}
    for scope in scopes:
        if scope in MAPPINGS:
            claims |= MAPPINGS[scope](home, user)
    return claims


def subject(home: Installation, provider: Document, user: Document) -> str:
    hashed = home.uid(user)
    by_mode = {
        "hashed_user_id": hashed,
        "user_id": str(user["pk"]),
        "user_uuid": user["uuid"],
        "user_username": user["username"],
        "user_email": user["email"],
        "user_upn": user["attributes"].get("upn", hashed),
    }
    return by_mode[provider["sub_mode"]]
