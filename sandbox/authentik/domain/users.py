"""Accounts: how one is made, and who is meant by what was typed at sign-in."""

from typing import Any

from ..installation import Document, Installation
from ..randoms import identifier


def create(home: Installation, username: str, name: str, **fields: Any) -> Document:
    user = imagined(home, username=username, name=name, **fields) | {"pk": home.number("user")}
    home.put("user", user["pk"], user)
    return user


def imagined(home: Installation, **fields: Any) -> Document:
    """An account as it would be, not stored: its number belongs to nobody."""
    now = home.now()
    return {
        "pk": 0,
        "uuid": identifier(),
        "email": "",
        "is_active": True,
        "last_login": None,
        "date_joined": now,
        "groups": [],
        "roles": [],
        "attributes": {},
        "path": "users",
        "type": "internal",
        "password": None,
        "password_change_date": now,
        "last_updated": now,
    } | fields


def update(home: Installation, user: Document, **fields: Any) -> Document:
    changed = user | fields | {"last_updated": home.now()}
    home.put("user", user["pk"], changed)
    return changed


def meant_by(home: Installation, typed: str) -> Document | None:
    """The sign-in form takes the user name or the mail address, both without regard to capitals."""
    wanted = typed.casefold()
    by_name = (user for user in home.all("user") if user["username"].casefold() == wanted)
    by_mail = (user for user in home.all("user") if user["email"] and user["email"].casefold() == wanted)
    return next(by_name, None) or next(by_mail, None)


def service_account(
    home: Installation, username: str, name: str, path: str, attributes: Document | None = None
) -> Document:
    return create(home, username, name, path=path, type="service_account", attributes=attributes or {})
