"""The event list (contract 5.1): `action` is a part of an action, `actions` are whole ones."""

from aiohttp import web

from ..answers import json_answer
from ..call import Call
from ..installation import Document
from ..times import iso
from . import listing
from .route import Route, by_uuid
from .schema import schemas

ORDERS = ("created", "action", "client_ip", "app")


def actions() -> list[str]:
    found = schemas()["EventActions"]["enum"]
    assert isinstance(found, list)
    return found


def shown(row: Document) -> Document:
    return row | {"created": iso(row["created"]), "expires": iso(row["expires"])}


def list_events(call: Call) -> web.Response:
    rows = listing.equal(call, call.home.all("event"), "client_ip")
    rows = [row for row in rows if call.query.get("action", "") in row["action"]]
    wanted = listing.choices(call, "actions", actions())
    rows = [row for row in rows if not wanted or row["action"] in wanted]
    rows = by_model(call, [row for row in rows if concerns(row, call.query.get("username", ""))])
    rows = listing.searched(
        call, rows, lambda row: (row["action"], row["app"], row["user"]["username"], row["client_ip"] or "")
    )
    return listing.page(call, rows, shown, ORDERS, "-created")


def concerns(row: Document, username: str) -> bool:
    """The acting user's name, or the one in the context."""
    return not username or username in (row["user"]["username"], row["context"].get("username"))


def by_model(call: Call, rows: list[Document]) -> list[Document]:
    names = {"context_model_app": "app", "context_model_name": "model_name", "context_model_pk": "pk"}
    wanted = {member: call.query[name] for name, member in names.items() if call.query.get(name)}
    return [
        row
        for row in rows
        if all(row["context"].get("model", {}).get(member) == value for member, value in wanted.items())
    ]


def read(call: Call) -> web.Response:
    return json_answer(shown(by_uuid(call, "event", "Event", "event_uuid")))


def list_actions(call: Call) -> web.Response:
    return json_answer(
        [
            {"name": action.replace("_", " ").capitalize(), "description": "", "component": action, "model_name": ""}
            for action in actions()
        ]
    )


ROUTES = [
    Route("GET", "/events/events/", list_events),
    Route("GET", "/events/events/actions/", list_actions),
    Route("GET", "/events/events/{event_uuid}/", read),
]
