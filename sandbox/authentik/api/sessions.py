"""Authenticated sessions (contract 3.1, 3.2): three real filters, every other one is ignored."""

import re

from aiohttp import web

from ..answers import invalid, json_answer, no_content, not_found
from ..call import Call
from ..domain import endings
from ..installation import Document
from ..times import iso
from . import listing, own
from .route import CALLER, Route

NOTHING = {"family": "Other", "major": None, "minor": None, "patch": None}
PROGRAM = re.compile(r"(Firefox|Edg|Chrome|Safari)/(\d+)\.(\d+)")
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac OS X"),
    ("Linux", "Linux"),
)


def rows(call: Call) -> list[Document]:
    """Signed-in sessions, all for a superuser, else only one's own; each with its user's name for order and filters."""
    powerful = own.is_superuser(call)
    names = {user["pk"]: user["username"] for user in call.home.all("user")}
    alive = (row for row in call.home.all("browser") if row["user"] is not None and row["expires"] > call.home.now())
    return [
        row | {"user__username": names.get(row["user"], "")}
        for row in alive
        if powerful or row["user"] == call.caller["pk"]
    ]


def list_sessions(call: Call) -> web.Response:
    wanted = {"user__username": "user__username", "session__last_ip": "ip", "session__last_user_agent": "user_agent"}
    found = [
        row
        for row in rows(call)
        if all(row[field] == call.query[name] for name, field in wanted.items() if call.query.get(name))
    ]
    found = listing.searched(call, found, lambda row: (row["user__username"], row["ip"], row["user_agent"]))
    return listing.page(
        call, found, lambda row: shown(call, row), ("user__username", "expires", "last_used"), "user__username"
    )


def shown(call: Call, row: Document) -> Document:
    return {
        "uuid": row["uuid"],
        "current": row["key"] == call.browser.key,
        "user_agent": parsed_agent(row["user_agent"]),
        "geo_ip": None,
        "asn": None,
        "user": row["user"],
        "last_ip": row["ip"],
        "last_user_agent": row["user_agent"],
        "last_used": iso(row["last_used"]),
        "expires": iso(row["expires"]),
    }


def parsed_agent(text: str) -> Document:
    """Version parts are null for a program that the parser does not know."""
    program, system = PROGRAM.search(text), next((name for mark, name in SYSTEMS if mark in text), "Other")
    browser = {"family": program[1], "major": program[2], "minor": program[3], "patch": None} if program else NOTHING
    return {
        "string": text,
        "user_agent": browser,
        "os": NOTHING | {"family": system, "patch_minor": None},
        "device": {"family": "Other", "brand": None, "model": None},
    }


def named(call: Call) -> Document:
    wanted = next((row for row in rows(call) if row["uuid"] == checked_id(call)), None)
    if wanted is None:
        raise not_found("AuthenticatedSession")
    return wanted


def checked_id(call: Call) -> str:
    text = call.parameters["uuid"]
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        raise not_found()
    return text


def read(call: Call) -> web.Response:
    return json_answer(shown(call, named(call)))


def delete(call: Call) -> web.Response:
    session = named(call)
    if call.fault != "lie":
        endings.end_session(call, session)
    return no_content()


def bulk_delete(call: Call) -> web.Response:
    """`user_pks` repeated in the query; numbers that nobody has are ignored."""
    wanted = call.request.query.getall("user_pks", [])
    if not wanted:
        raise invalid({"user_pks": ["This field is required."]})
    mistakes = {str(i): ["A valid integer is required."] for i, text in enumerate(wanted) if not text.isdecimal()}
    if mistakes:
        raise invalid({"user_pks": mistakes})
    found = [row for row in rows(call) if str(row["user"]) in wanted]
    for session in found if call.fault != "lie" else []:
        endings.end_session(call, session)
    return json_answer({"deleted": len(found)})


ROUTES = [
    Route("GET", "/core/authenticated_sessions/", list_sessions, CALLER),
    Route("DELETE", "/core/authenticated_sessions/bulk_delete/", bulk_delete),
    Route("GET", "/core/authenticated_sessions/{uuid}/", read, CALLER),
    Route("DELETE", "/core/authenticated_sessions/{uuid}/", delete, CALLER),
]
