"""A small HTTP client with cookies, that follows no redirect by itself and goes through no proxy."""

import base64
import http.client
import json
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Client:
    def __init__(self, base: str, headers: dict[str, str] | None = None) -> None:
        self.host = urlsplit(base).netloc
        self.headers = headers or {}
        self.cookies: dict[str, str] = {}

    def send(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        form: dict[str, str] | None = None,
        basic: tuple[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """`path` may be an absolute URL of the same host."""
        sent = self.headers | self._credentials(basic) | (headers or {})
        content = None
        if form is not None:
            content, sent["Content-Type"] = urlencode(form), "application/x-www-form-urlencoded"
        elif body is not None:
            content, sent["Content-Type"] = json.dumps(body), "application/json"
        connection = http.client.HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, path, content, sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read().decode())
        finally:
            connection.close()
        self._keep_cookies(answer)
        return answer

    def _credentials(self, basic: tuple[str, str] | None) -> dict[str, str]:
        found = {"Authorization": "Basic " + base64.b64encode(":".join(basic).encode()).decode()} if basic else {}
        if self.cookies:
            found["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return found

    def _keep_cookies(self, answer: Answer) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                if morsel.value:
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
