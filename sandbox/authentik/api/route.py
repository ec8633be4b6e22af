"""An operation of the API: where it is, who may call it, what it does."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from ..answers import not_found
from ..call import Call
from ..installation import Document

SUPERUSER, CALLER, ANYONE = "superuser", "caller", "anyone"


@dataclass(frozen=True)
class Route:
    """`access`: a superuser, any caller with credentials (who sees only what is its own), or anyone."""

    method: str
    template: str
    handler: Callable[[Call], web.Response]
    access: str = SUPERUSER


def numbered(call: Call, kind: str, model: str, parameter: str = "id") -> Document:
    """The row that the path names by number."""
    text = call.parameters[parameter]
    if not text.isdecimal():
        raise not_found()
    found = call.home.get(kind, int(text))
    if found is None:
        raise not_found(model)
    return found


def by_uuid(call: Call, kind: str, model: str, parameter: str) -> Document:
    text = call.parameters[parameter]
    try:
        key = str(uuid.UUID(text))
    except ValueError:
        raise not_found() from None
    found = call.home.get(kind, key)
    if found is None:
        raise not_found(model)
    return found
