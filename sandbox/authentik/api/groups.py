"""Groups and their members (contract 2.6)."""

from aiohttp import web

from ..answers import json_answer, no_content, not_found
from ..call import Call
from ..domain import groups, journal, users
from ..installation import Document
from . import listing, shapes
from .attributes import by_attributes
from .route import Route, by_uuid
from .schema import Rule, checked
from .users import existing

STORED = ("name", "is_superuser", "parents", "attributes", "roles")
ORDERS = ("pk", "num_pk", "name", "is_superuser")


def rules(call: Call, own: str | None = None) -> dict[str, Rule]:
    def name(value: str) -> str | None:
        taken = call.home.first("group", name=value)
        return "Group with this name already exists." if taken and taken["pk"] != own else None

    return {
        "name": name,
        "users": existing(call, "user"),
        "parents": existing(call, "group"),
        "roles": existing(call, "role"),
    }


def list_groups(call: Call) -> web.Response:
    rows = listing.flagged(call, listing.equal(call, call.home.all("group"), "name"), "is_superuser")
    rows = listing.searched(call, by_attributes(call, with_members(call, rows)), lambda row: (row["name"],))
    return listing.page(call, rows, lambda row: shown(call, row), ORDERS, "name")


def with_members(call: Call, rows: list[Document]) -> list[Document]:
    everybody = {str(user["pk"]): user for user in call.home.all("user")}
    by_name = {user["username"]: user for user in everybody.values()}
    wanted = [everybody[pk] for pk in listing.choices(call, "members_by_pk", everybody)]
    wanted += [by_name[name] for name in listing.choices(call, "members_by_username", by_name)]
    return [row for row in rows if not wanted or any(row["pk"] in user["groups"] for user in wanted)]


def shown(call: Call, row: Document) -> Document:
    members, children, parents = (listing.flag(call, f"include_{name}") for name in ("users", "children", "parents"))
    return shapes.group(call.home, row, members is not False, children is True, parents is True)


def create(call: Call) -> web.Response:
    body = checked(call, "GroupRequest", rules(call))
    group = groups.create(call.home, **{name: body[name] for name in STORED if name in body})
    set_members(call, group["pk"], body.get("users", []))
    journal.model(call, "created", "authentik_core", "group", group["pk"], group["name"])
    return json_answer(shapes.group(call.home, group), 201)


def read(call: Call) -> web.Response:
    return json_answer(shown(call, by_uuid(call, "group", "Group", "group_uuid")))


def change(call: Call) -> web.Response:
    """`users` replaces the whole membership."""
    group = by_uuid(call, "group", "Group", "group_uuid")
    body = checked(call, "PatchedGroupRequest", rules(call, group["pk"]))
    group |= {name: body[name] for name in STORED if name in body}
    call.home.put("group", group["pk"], group)
    if "users" in body:
        set_members(call, group["pk"], body["users"])
    return json_answer(shapes.group(call.home, group))


def set_members(call: Call, group: str, wanted: list[int]) -> None:
    for user in groups.members(call.home, group):
        if user["pk"] not in wanted:
            put_membership(call, user, group, inside=False)
    for pk in wanted:
        put_membership(call, call.home.need("user", pk), group, inside=True)


def put_membership(call: Call, user: Document, group: str, inside: bool) -> None:
    others = [pk for pk in user["groups"] if pk != group]
    users.update(call.home, user, groups=others + [group] if inside else others)


def delete(call: Call) -> web.Response:
    group = by_uuid(call, "group", "Group", "group_uuid")
    groups.delete(call.home, group["pk"])
    journal.model(call, "deleted", "authentik_core", "group", group["pk"], group["name"])
    return no_content()


def add_user(call: Call) -> web.Response:
    return move(call, inside=True)


def remove_user(call: Call) -> web.Response:
    return move(call, inside=False)


def move(call: Call, inside: bool) -> web.Response:
    """Idempotent both ways."""
    group = by_uuid(call, "group", "Group", "group_uuid")
    user = call.home.get("user", checked(call, "UserAccountRequest")["pk"])
    if user is None:
        raise not_found()
    if call.fault != "lie":
        put_membership(call, user, group["pk"], inside)
    return no_content()


ROUTES = [
    Route("GET", "/core/groups/", list_groups),
    Route("POST", "/core/groups/", create),
    Route("GET", "/core/groups/{group_uuid}/", read),
    Route("PATCH", "/core/groups/{group_uuid}/", change),
    Route("DELETE", "/core/groups/{group_uuid}/", delete),
    Route("POST", "/core/groups/{group_uuid}/add_user/", add_user),
    Route("POST", "/core/groups/{group_uuid}/remove_user/", remove_user),
]
