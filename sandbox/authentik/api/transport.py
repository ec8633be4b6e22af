"""The API's rules of transport (contract 1.1, 1.5), in the order in which the real one applies them."""

import json

from aiohttp import web

from ..answers import json_answer, refused
from ..call import Call
from .authentication import authenticate, authorize
from .catalogue import Resource

JSON = "application/json"


def answered(call: Call, resource: Resource) -> web.Response:
    check_accept(call)
    call.user = authenticate(call)
    route = resource.routes.get("GET" if call.request.method == "HEAD" else call.request.method)
    if route is None:
        text = f'Method "{call.request.method}" not allowed.'
        return json_answer({"detail": text}, 405, {"Allow": resource.allow})
    authorize(call, route)
    if call.request.method in ("POST", "PUT", "PATCH"):
        check_body(call)
    return route.handler(call)


def check_accept(call: Call) -> None:
    accepted = [part.split(";")[0].strip() for part in call.request.headers.get("Accept", "*/*").split(",")]
    if not {"*/*", "application/*", JSON} & set(accepted):
        raise refused("Could not satisfy the request Accept header.", 406)


def check_body(call: Call) -> None:
    """One parser: JSON. No content type at all is as wrong as another."""
    sent = call.request.headers.get("Content-Type", "")
    if sent.split(";")[0].strip().lower() != JSON:
        raise refused(f'Unsupported media type "{sent}" in request.', 415)
    try:
        call.body = json.loads(call.content)
    except ValueError as error:
        raise refused(f"JSON parse error - {error}", 400) from None
