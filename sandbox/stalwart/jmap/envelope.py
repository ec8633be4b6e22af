"""The JMAP request: its form and its limits (contract sections 1.3 and 1.6)."""
import json
from typing import Any

from aiohttp import web
from jsonschema import Draft202012Validator

from ..problems import Refusal, not_json, not_request, over_limit

CORE = "urn:ietf:params:jmap:core"
STALWART = "urn:stalwart:jmap"
CAPABILITIES = [CORE, STALWART] + [
    f"urn:ietf:params:jmap:{name}" for name in (
        "mail", "submission", "vacationresponse", "contacts", "contacts:parse", "calendars", "calendars:parse",
        "websocket", "sieve", "blob", "quota", "principals", "principals:owner", "principals:availability", "filenode",
    )
]
CALL = {
    "type": "array", "minItems": 3, "maxItems": 3,
    "prefixItems": [{"type": "string"}, {"type": "object"}, {"type": "string"}],
}
REQUEST = Draft202012Validator({
    "type": "object", "required": ["using", "methodCalls"], "additionalProperties": False,
    "properties": {
        "using": {"type": "array", "items": {"enum": CAPABILITIES}},
        "methodCalls": {"type": "array", "items": CALL},
        "createdIds": {"type": "object", "additionalProperties": {"type": "string"}},
    },
})


async def body_within(request: web.Request, limit: int) -> bytes:
    too_large = over_limit("maxSizeRequest", f"The request is larger than {limit} bytes.")
    if (request.content_length or 0) > limit:
        raise Refusal(too_large)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Refusal(too_large) from error
    if len(body) > limit:
        raise Refusal(too_large)
    return body


async def jmap_request(request: web.Request, limits: dict[str, Any]) -> dict[str, Any]:
    """An absent Content-Type is accepted."""
    if request.headers.get("Content-Type") and request.content_type != "application/json":
        raise Refusal(not_json())
    body = await body_within(request, limits["maxRequestSize"])
    try:
        document = json.loads(body)
    except ValueError as error:
        raise Refusal(not_request(body.decode("utf-8", "replace"))) from error
    if not REQUEST.is_valid(document):
        raise Refusal(not_request(body.decode("utf-8", "replace")))
    most = limits["maxMethodCalls"]
    if len(document["methodCalls"]) > most:
        raise Refusal(over_limit("maxCallsInRequest", f"At most {most} calls in one request."))
    return document
