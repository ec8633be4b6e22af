"""Refusals of a whole request: problem documents (contract section 1.7)."""
import json
from http import HTTPStatus
from typing import Any

from aiohttp import web
from multidict import CIMultiDict

from sandbox.common.faults import Fault

LIMIT = "urn:ietf:params:jmap:error:limit"
NOT_JSON = "urn:ietf:params:jmap:error:notJSON"
NOT_REQUEST = "urn:ietf:params:jmap:error:notRequest"

REALM = 'realm="Stalwart Server"'
CHALLENGES = (f'Bearer {REALM}, resource_metadata="/.well-known/oauth-protected-resource"', f"Basic {REALM}")

# Requests of one account in a minute, as the headers of a 429 name it.
RATE = 1000


class Refusal(Exception):
    """Ends a request with an answer."""

    def __init__(self, answer: web.StreamResponse) -> None:
        super().__init__(answer.status)
        self.answer = answer


def problem_answer(status: int, members: dict[str, Any], headers: Any = None) -> web.Response:
    body = json.dumps({"type": "about:blank", "status": status, **members}).encode()
    fields = CIMultiDict(headers or {})
    fields["Content-Type"] = "application/problem+json"
    return web.Response(status=status, body=body, headers=fields)


def problem(status: int, detail: str, title: str | None = None, headers: Any = None) -> web.Response:
    return problem_answer(status, {"title": title or HTTPStatus(status).phrase, "detail": detail}, headers)


def unauthorized() -> web.Response:
    headers = CIMultiDict([("WWW-Authenticate", challenge) for challenge in CHALLENGES])
    return problem(401, "You have to authenticate first.", headers=headers)


def not_request(body: str) -> web.Response:
    """The detail echoes the whole body, as the original does."""
    return problem_answer(400, {"type": NOT_REQUEST, "detail": body})


def not_json() -> web.Response:
    return problem_answer(400, {"type": NOT_JSON, "detail": "The content type is not application/json."})


def over_limit(name: str, detail: str) -> web.Response:
    return problem_answer(400, {"type": LIMIT, "detail": detail, "limit": name})


def fault_answer(fault: Fault) -> web.Response:
    """The answer of a fault of kind status."""
    headers: dict[str, str] = {}
    if fault.retry_after is not None:
        headers["Retry-After"] = str(fault.retry_after)
    if fault.status == 429:
        headers["RateLimit-Policy"] = f'"requests";q={RATE}'
        headers["RateLimit"] = f'"requests";r=0;t={fault.retry_after or 60}'
    return problem(fault.status, "Asked for through the control address.", headers=headers)
