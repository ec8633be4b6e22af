"""The event list: who did what, from which address."""

from typing import Any

from ..call import Call
from ..installation import Document, Installation
from ..randoms import identifier

RETENTION = 365 * 86400  # seconds; the tenant's default `event_retention`
SIGNALS = "authentik.events.signals"
ANONYMOUS = {"pk": 1, "email": "", "username": "AnonymousUser", "is_anonymous": True}


def reference(app: str, model: str, pk: str, name: str) -> Document:
    """An object as event contexts name it; ids are 32 hex digits there."""
    return {"pk": str(pk).replace("-", ""), "app": app, "name": name, "model_name": model}


def actor(user: Document) -> Document:
    return {"pk": user["pk"], "email": user["email"], "username": user["username"]}


def stranger(typed: str) -> Document:
    """The user of an event about a name that nobody has."""
    return {"pk": None, "username": typed, "email": typed, "authenticated_as": ANONYMOUS}


def record(call: Call, action: str, user: Document, app: str = SIGNALS, **context: Any) -> None:
    """`user` is already in the form of `actor` or `stranger`."""
    home, now = call.home, call.home.now()
    brand = next(home.where("brand", default=True))
    context["http_request"] = {
        "path": call.request.path,
        "method": call.request.method,
        "args": {},
        "request_id": call.id,
        "user_agent": call.request.headers.get("User-Agent", ""),
    }
    event = {
        "pk": identifier(),
        "user": user,
        "action": action,
        "app": app,
        "context": context,
        "client_ip": call.client_ip,
        "created": now,
        "expires": now + RETENTION,
        "brand": reference("authentik_brands", "brand", brand["brand_uuid"], "Default brand"),
    }
    home.put("event", event["pk"], event)


def model(call: Call, change: str, app: str, name: str, pk: str, title: str) -> None:
    """`change` is created, updated or deleted."""
    if call.user:
        record(call, f"model_{change}", actor(call.user), model=reference(app, name, pk, title))


def system(home: Installation, action: str, **context: Any) -> None:
    """An event without a request, such as the rotation of an expired key."""
    now = home.now()
    event = {
        "pk": identifier(),
        "user": {"pk": None, "email": "", "username": "system"},
        "action": action,
        "app": "authentik.core.tasks",
        "context": context,
        "client_ip": None,
        "created": now,
        "expires": now + RETENTION,
        "brand": {},
    }
    home.put("event", event["pk"], event)
