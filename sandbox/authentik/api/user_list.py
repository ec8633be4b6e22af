"""GET /core/users/ and its filters (contract 2.3)."""

import uuid
from collections.abc import Iterable

from aiohttp import web

from ..answers import invalid
from ..call import Call
from ..installation import Document
from ..times import parsed
from . import listing, shapes
from .attributes import by_attributes
from .words import DATETIME

TYPES = ("internal", "external", "service_account", "internal_service_account")
ORDERS = (
    "pk",
    "username",
    "name",
    "email",
    "is_active",
    "last_login",
    "date_joined",
    "last_updated",
    "path",
    "type",
    "uuid",
)
TIMES = ("date_joined", "last_login", "last_updated")


def users(call: Call) -> web.Response:
    with_groups, with_roles = listing.flag(call, "include_groups"), listing.flag(call, "include_roles")

    def shown(row: Document) -> Document:
        return shapes.user(call.home, row, with_groups is not False, with_roles is not False)

    return listing.page(call, filtered(call), shown, ORDERS, "date_joined")


def filtered(call: Call) -> Iterable[Document]:
    check_uuid(call)
    rows = listing.equal(call, call.home.all("user"), "username", "email", "name", "uuid", "path")
    rows = listing.flagged(call, rows, "is_active")
    rows = [row for row in rows if row["path"].startswith(call.query.get("path_startswith", ""))]
    types = listing.choices(call, "type", TYPES)
    rows = [row for row in rows if not types or row["type"] in types]
    rows = in_groups(call, direct_superusers(call, rows))
    rows = by_attributes(call, by_times(call, rows))
    return listing.searched(call, rows, lambda row: (row["username"], row["name"], row["email"], row["uuid"]))


def check_uuid(call: Call) -> None:
    if not call.query.get("uuid"):
        return
    try:
        uuid.UUID(call.query["uuid"])
    except ValueError:
        raise invalid({"uuid": ["Enter a valid UUID."]}) from None


def direct_superusers(call: Call, rows: list[Document]) -> list[Document]:
    """Direct members of superuser groups only, unlike the field of a row."""
    wanted = listing.flag(call, "is_superuser")
    if wanted is None:
        return rows
    powerful = {group["pk"] for group in call.home.where("group", is_superuser=True)}
    return [row for row in rows if bool(powerful & set(row["groups"])) == wanted]


def in_groups(call: Call, rows: list[Document]) -> list[Document]:
    names = {group["name"]: group["pk"] for group in call.home.all("group")}
    wanted = {names[name] for name in listing.choices(call, "groups_by_name", names)}
    wanted |= set(listing.choices(call, "groups_by_pk", names.values()))
    listing.choices(call, "roles_by_name", ())
    listing.choices(call, "roles_by_pk", ())
    return [row for row in rows if not wanted or wanted & set(row["groups"])]


def by_times(call: Call, rows: list[Document]) -> list[Document]:
    for field in TIMES:
        for suffix, holds in (("", float.__eq__), ("__lt", float.__lt__), ("__gt", float.__gt__)):
            limit = time_of(call, field + suffix)
            if limit is not None:
                rows = [row for row in rows if row[field] is not None and holds(float(row[field]), limit)]
    never = listing.flag(call, "last_login__isnull")
    return [row for row in rows if never is None or (row["last_login"] is None) == never]


def time_of(call: Call, name: str) -> float | None:
    if not call.query.get(name):
        return None
    try:
        return parsed(call.query[name])
    except ValueError:
        raise invalid({name: [DATETIME]}) from None
