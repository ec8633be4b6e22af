"""Accounts: create, read, change, delete (contract 2.2, 2.4)."""

from aiohttp import web

from ..answers import invalid, json_answer, no_content
from ..call import Call
from ..domain import endings, journal, users
from ..installation import Document
from ..times import parsed
from . import shapes, user_list
from .route import CALLER, Route, numbered
from .schema import Rule, checked

PATHS = ("username", "email", "name", "is_active", "groups", "roles", "attributes", "path", "type", "last_login")


def rules(call: Call, own: int | None = None) -> dict[str, Rule]:
    """`own` is the account that may keep its user name."""
    home = call.home

    def username(value: str) -> str | None:
        taken = home.first("user", username=value)
        return "This field must be unique." if taken and taken["pk"] != own else None

    def path(value: str) -> str | None:
        if value.startswith("/") or value.endswith("/"):
            return "No leading or trailing slashes allowed."
        return "No empty segments in user path allowed." if "//" in value else None

    def kind(value: str) -> str | None:
        refused = value == "internal_service_account"
        return "Setting a user to internal service account is not allowed." if refused else None

    return {
        "username": username,
        "path": path,
        "type": kind,
        "groups": existing(call, "group"),
        "roles": existing(call, "role"),
    }


def existing(call: Call, kind: str) -> Rule:
    def rule(values: list[object]) -> str | None:
        missing = next((value for value in values if call.home.get(kind, value) is None), None)
        return f'Invalid pk "{missing}" - object does not exist.' if missing is not None else None

    return rule


def written(body: Document) -> Document:
    """Members as they are stored."""
    fields = {name: body[name] for name in PATHS if name in body}
    if fields.get("last_login"):
        fields["last_login"] = parsed(fields["last_login"])
    return fields


def create(call: Call) -> web.Response:
    body = checked(call, "UserRequest", rules(call))
    if call.fault == "lie":
        return json_answer(shapes.user(call.home, users.imagined(call.home, **written(body))), 201)
    user = users.create(call.home, **written(body))
    journal.model(call, "created", "authentik_core", "user", user["pk"], user["username"])
    return json_answer(shapes.user(call.home, user), 201)


def read(call: Call) -> web.Response:
    return json_answer(shapes.user(call.home, numbered(call, "user", "User")))


def change(call: Call) -> web.Response:
    """Only the sent members; `attributes`, `groups` and `roles` are replaced as a whole."""
    user = modifiable(call)
    body = checked(call, "PatchedUserRequest", rules(call, user["pk"]))
    return save(call, user, written(body), sessions_too=True)


def replace(call: Call) -> web.Response:
    """PUT: groups and roles that are not sent are taken away; sessions outlive a deactivation."""
    user = modifiable(call)
    body = checked(call, "UserRequest", rules(call, user["pk"]))
    return save(call, user, {"groups": [], "roles": []} | written(body), sessions_too=False)


def modifiable(call: Call) -> Document:
    user = numbered(call, "user", "User")
    if user["type"] == "internal_service_account":
        raise invalid({"non_field_errors": ["Can't modify internal service account users"]})
    return user


def save(call: Call, user: Document, fields: Document, sessions_too: bool) -> web.Response:
    if call.fault == "lie":
        return json_answer(shapes.user(call.home, user | fields))
    changed = users.update(call.home, user, **fields)
    if user["is_active"] and not changed["is_active"]:
        endings.deactivate(call, changed, sessions_too)
    journal.model(call, "updated", "authentik_core", "user", user["pk"], changed["username"])
    return json_answer(shapes.user(call.home, changed))


def delete(call: Call) -> web.Response:
    user = numbered(call, "user", "User")
    if call.fault != "lie":
        journal.model(call, "deleted", "authentik_core", "user", user["pk"], user["username"])
        endings.delete_user(call, user)
    return no_content()


def me(call: Call) -> web.Response:
    return json_answer({"user": shapes.own_account(call.home, call.caller)})


ROUTES = [
    Route("GET", "/core/users/", user_list.users),
    Route("POST", "/core/users/", create),
    Route("GET", "/core/users/me/", me, CALLER),
    Route("GET", "/core/users/{id}/", read),
    Route("PUT", "/core/users/{id}/", replace),
    Route("PATCH", "/core/users/{id}/", change),
    Route("DELETE", "/core/users/{id}/", delete),
]
