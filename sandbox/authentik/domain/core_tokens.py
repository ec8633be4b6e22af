"""Tokens of the core: API keys, app passwords and recovery tokens."""

from typing import Any

from ..installation import Document, Installation
from ..randoms import identifier as new_id
from ..randoms import key
from . import groups, users

DEFAULT_LIFE = 30 * 60  # seconds; `default_token_duration` of a fresh installation


def store(home: Installation, identifier: str, intent: str, user: Document, expires: float, **fields: Any) -> Document:
    """`maker` is who made it: only the maker or a superuser may read its key."""
    token = {
        "pk": new_id(),
        "managed": None,
        "identifier": identifier,
        "intent": intent,
        "user": user["pk"],
        "maker": None,
        "description": "",
        "expires": expires,
        "expiring": True,
        "key": key(60),
    } | fields
    home.put("token", identifier, token)
    return token


def holder(home: Installation, value: str) -> Document | None:
    """The account whose API key this is; app passwords are none."""
    token = home.first("token", key=value, intent="api")
    if token is None or (token["expiring"] and token["expires"] <= home.now()):
        return None
    user = home.get("user", token["user"])
    return user if user and user["is_active"] else None


def group_for(home: Installation, account: Document) -> Document:
    group = groups.create(home, account["username"])
    users.update(home, account, groups=[group["pk"]])
    return group
