"""A browser without pages: cookies, redirects one by one, headers as a browser sends them."""

import http.client
import json
import ssl
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

from stack import Stack


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def location(self) -> str:
        value = self.header("Location")
        assert value is not None, f"status {self.status} leads nowhere"
        return value


@dataclass
class Browser:
    stack: Stack
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def send(
        self, method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request; the path goes out as it is written."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.stack.portal, url) if "://" not in url else url)
        origin = f"{parts.scheme}://{parts.netloc}"
        target = url.removeprefix(origin) if "://" in url else url
        jar = self.cookies.setdefault(origin, {})
        fields = {"Accept-Encoding": "identity", "User-Agent": "EndToEnd/1.0"}
        if jar:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        trust = ssl.create_default_context(cafile=self.stack.endpoints["ca"])
        connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=trust, timeout=40)
        try:
            connection.request(method, target, body=body, headers=fields | (headers or {}))
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()
        self._keep(jar, answer)
        return answer

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        return self.send("GET", path, headers=headers)

    def write(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        """A write as the portal's own page sends it."""
        fields = {"Sec-Fetch-Site": "same-origin"} | ({} if body is None else {"Content-Type": "application/json"})
        data = None if body is None else json.dumps(body).encode()
        return self.send(method, path, data, fields | (headers or {}))

    def sign_in(self, role: str, tenant: str | None = None, return_to: str = "/") -> "Browser":
        answer = self.send("GET", "/auth/login?returnTo=" + urllib.parse.quote(return_to, safe=""))
        final = self.finish_sign_in(answer.location, role, tenant)
        assert final.status == 303 and final.location == return_to, (final.status, final.headers)
        return self

    def finish_sign_in(self, authorize: str, role: str, tenant: str | None = None) -> Answer:
        """From the provider's door to the answer of our callback."""
        person = self.stack.person(role, tenant)
        callback = self._authorize(authorize, person)
        return self.send("GET", callback)

    def _authorize(self, authorize: str, person: dict[str, Any]) -> str:
        url = authorize
        for _ in range(12):
            answer = self.send("GET", url)
            if answer.status == 200:
                url = self._fill(url, answer, person)
            else:
                url = urllib.parse.urljoin(url, answer.location)
            if url.startswith(self.stack.portal + "/auth/callback"):
                return url
        raise AssertionError("the provider never sent the browser back")

    def _fill(self, url: str, page: Answer, person: dict[str, Any]) -> str:
        """The sign-in page has a form: first the name, then the password."""
        text = page.body.decode()
        form = {"password": person["password"]} if 'name="password"' in text else {"uid_field": person["email"]}
        parts = urllib.parse.urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        fields = {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin, "Sec-Fetch-Site": "same-origin"}
        answer = self.send("POST", url, urllib.parse.urlencode(form).encode(), fields)
        return urllib.parse.urljoin(url, answer.location)

    @staticmethod
    def _keep(jar: dict[str, str], answer: Answer) -> None:
        for line in answer.all("Set-Cookie"):
            pair, *attributes = line.split(";")
            name, _, value = pair.partition("=")
            if any(attribute.strip().lower() == "max-age=0" for attribute in attributes) or value == "":
                jar.pop(name, None)
            else:
                jar[name] = value
