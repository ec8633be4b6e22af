"""One request on its way through the stand-in."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from multidict import MultiDict

from .flow.browser import Browser
from .installation import Document, Installation
from .randoms import code

PAGING = ("page", "page_size", "ordering")


@dataclass
class Call:
    """Handlers are plain functions of a call: nothing else runs between their reads and their writes."""

    home: Installation
    request: web.Request
    content: bytes = b""
    user: Document | None = None
    id: str = field(default_factory=code)

    @cached_property
    def browser(self) -> Browser:
        return Browser(self.home, self.request, self.client_ip)

    @cached_property
    def body(self) -> Any:
        return json.loads(self.content)

    @cached_property
    def form(self) -> dict[str, str]:
        """Another content type than a form counts as an empty form."""
        if self.request.content_type != "application/x-www-form-urlencoded":
            return {}
        return dict(parse_qsl(self.content.decode("utf-8", "replace"), keep_blank_values=True))

    @cached_property
    def query(self) -> Any:
        """With the fault `foreign-rows` the filters are gone, so that a list holds rows that do not match."""
        if self.fault != "foreign-rows":
            return self.request.query
        kept = [(name, value) for name, value in self.request.query.items() if name in PAGING]
        return MultiDict(kept)

    @property
    def caller(self) -> Document:
        """Who calls an operation that nobody may call without credentials."""
        if self.user is None:
            raise LookupError("an operation for callers was reached without one")
        return self.user

    @property
    def parameters(self) -> dict[str, str]:
        found: dict[str, str] = self.request.get("parameters", {})
        return found

    @property
    def base(self) -> str:
        """Every URL follows the request's Host; the scheme is that of X-Forwarded-Proto."""
        scheme = self.request.headers.get("X-Forwarded-Proto", "http").split(",")[0].strip()
        return f"{scheme}://{self.request.headers.get('Host', 'localhost')}"

    @property
    def client_ip(self) -> str:
        forwarded = self.request.headers.get("X-Forwarded-For", "").split(",")[0].strip()
        return forwarded or self.request.remote or "127.0.0.1"

    @property
    def fault(self) -> str | None:
        """The kind of the fault that the common layer left to the stand-in."""
        found = self.request.get("fault")
        return found.kind if found else None
