"""Answers in the forms that Authentik gives them, and the exception that carries a refusal."""

import json
from typing import Any

from aiohttp import web

from .flow.layout import page

HTML = "text/html; charset=utf-8"


class Refusal(Exception):
    """Ends a handler with an answer; what the handler wrote before stays written."""

    def __init__(self, answer: web.Response) -> None:
        super().__init__(answer.status)
        self.answer = answer


def json_answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(status=status, body=content, content_type="application/json", headers=headers)


def secret_answer(body: Any, status: int = 200) -> web.Response:
    """JSON that no cache may keep (RFC 6749 section 5.1)."""
    return json_answer(body, status, {"Cache-Control": "no-store"})


def no_content() -> web.Response:
    return web.Response(status=204)


def empty(status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, headers={"Content-Type": HTML, **(headers or {})})


def redirect(location: str, status: int = 302) -> web.Response:
    return empty(status, {"Location": location})


def bare_405(allow: str = "GET, HEAD, OPTIONS") -> web.Response:
    """What a wrong path or a failure inside looks like for every method but GET."""
    return empty(405, {"Allow": allow})


def html_page(status: int, title: str, *paragraphs: str) -> web.Response:
    return web.Response(status=status, text=page(title, paragraphs), headers={"Content-Type": HTML})


def refused(detail: str, status: int = 403) -> Refusal:
    return Refusal(json_answer({"detail": detail}, status))


def not_found(model: str | None = None) -> Refusal:
    """Without a model: the id is none at all (no number, no UUID)."""
    return refused(f"No {model} matches the given query." if model else "Not found.", 404)


def invalid(errors: Any) -> Refusal:
    return Refusal(json_answer(errors, 400))
