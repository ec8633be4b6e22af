"""Calls of an operator to the interfaces of the upstreams, JSON in and out."""

import base64
import json
import urllib.error
import urllib.request
from typing import Any

# Loopback addresses are never asked for through a proxy.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
SECONDS = 20


class Refused(Exception):
    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"answer {status}: {text[:500]}")
        self.status = status


def bearer(token: str) -> str:
    return f"Bearer {token}"


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def call(method: str, url: str, authorization: str | None, body: Any = None) -> Any:
    """The decoded answer, or None when it has no body. An answer from 400 on raises `Refused`."""
    content = None if body is None else json.dumps(body).encode()
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    headers |= {"Authorization": authorization} if authorization else {}
    request = urllib.request.Request(url, content, headers, method=method)
    try:
        with OPENER.open(request, timeout=SECONDS) as answer:
            text = answer.read()
    except urllib.error.HTTPError as error:
        raise Refused(error.code, error.read().decode(errors="replace")) from error
    return json.loads(text) if text else None
