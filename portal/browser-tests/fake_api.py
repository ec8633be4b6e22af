"""Answers the portal's API calls inside the browser; what nobody announced fails the test."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Request, Route

Body = Any
Handler = Callable[[Request], "Answer"]


@dataclass
class Answer:
    body: Body = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    text: str | None = None


def problem(
    status: int, code: str, *, pointer: str | None = None, field_code: str = "", members: Body = None, **headers: str
) -> Answer:
    errors = [{"pointer": pointer, "code": field_code, "detail": "is refused"}] if pointer else []
    body = {
        "type": f"/problems/{code}",
        "title": code,
        "status": status,
        "detail": "",
        "code": code,
        "requestId": "01JD3W8Q",
        "errors": errors,
        **(members or {}),
    }
    return Answer(body, status, {"Content-Type": "application/problem+json", **headers})


class FakeApi:
    """`on` may be called again at any time; the newest answer for a method and path wins."""

    def __init__(self, context: BrowserContext) -> None:
        self.answers: dict[tuple[str, str], Answer | Handler | None] = {}
        self.requests: list[Request] = []
        self.unannounced: list[str] = []
        context.route(re.compile(r"^https?://[^/]+/(api|auth)/"), self._answer)

    def on(self, method: str, path: str, answer: Body | Answer | Handler = None) -> None:
        known = isinstance(answer, Answer) or callable(answer)
        self.answers[method, path] = answer if known else Answer(answer)

    def hang(self, method: str, path: str) -> None:
        """No answer at all, so that the loading state stays."""
        self.answers[method, path] = None

    def sent(self, method: str, path: str) -> list[Request]:
        return [r for r in self.requests if r.method == method and urlsplit(r.url).path == path]

    def queries(self, path: str) -> list[dict[str, str]]:
        return [{k: v[0] for k, v in parse_qs(urlsplit(r.url).query).items()} for r in self.sent("GET", path)]

    def _answer(self, route: Route, request: Request) -> None:
        path = urlsplit(request.url).path
        self.requests.append(request)
        if (request.method, path) not in self.answers:
            self.unannounced.append(f"{request.method} {path}")
            route.abort()
            return
        answer = self.answers[request.method, path]
        if answer is None:
            return
        if not isinstance(answer, Answer):
            answer = answer(request)
        has_body = answer.status != 204
        body = answer.text if answer.text is not None else json.dumps(answer.body)
        headers = {"Content-Type": "application/json", "Cache-Control": "no-store", **answer.headers}
        route.fulfill(status=answer.status, headers=headers, body=body if has_body else "")
