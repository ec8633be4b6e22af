"""Starts a stand-in as a process of its own and speaks to it as the product and its operator would."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .web import Answer, Client

ROOT = "bootstrap-token-of-the-tests"
SECRET = "portal-secret-of-the-tests"
CALLBACK, SIGNED_OUT = "https://portal.test/auth/callback", "https://portal.test/"
AUTHORIZE = (
    "/application/o/authorize/?client_id=portal&redirect_uri=https%3A%2F%2Fportal.test%2Fauth%2Fcallback&response_type=code"
    "&scope=openid%20profile%20email%20offline_access&state=s1&nonce=n1"
)
PROJECT = Path(__file__).resolve().parents[3]
END_SECONDS = 10


class StandIn:
    def __init__(self, state: Path) -> None:
        self.state = state
        self.process: subprocess.Popen[str] | None = None

    def start(self, *more: str) -> None:
        command = [
            sys.executable,
            "-m",
            "sandbox.authentik",
            "--port",
            "0",
            "--control",
            "0",
            "--state",
            str(self.state),
            "--bootstrap-token",
            ROOT,
            *more,
        ]
        self.process = subprocess.Popen(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        ready = re.search(r"ready: (\S+) control (\S+)", self.process.stdout.readline())
        assert ready, "the stand-in did not start"
        self.base, self.control_base = ready[1], ready[2]

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(END_SECONDS)

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def browser(self, **headers: str) -> Client:
        return Client(self.base, headers)

    def control(self, method: str, path: str, body: Any = None) -> Answer:
        return Client(self.control_base).send(method, path, body=body)

    def api(self, method: str, path: str, body: Any = None, token: str = ROOT) -> Answer:
        return Client(self.base).send(method, f"/api/v3{path}", body=body, headers={"Authorization": f"Bearer {token}"})

    def fault(self, operation: str, kind: str, **rest: Any) -> None:
        assert self.control("POST", "/faults", {"operation": operation, "kind": kind, **rest}).status == 201

    def person(self, name: str, password: str = "first-Pass-71") -> dict[str, Any]:
        mail = f"{name.lower()}@tenant-a.test"
        made = self.api("POST", "/core/users/", {"username": mail, "name": name, "email": mail})
        assert made.status == 201
        assert self.api("POST", f"/core/users/{made.json['pk']}/set_password/", {"password": password}).status == 204
        return made.json

    def sign_in(self, browser: Client, mail: str, password: str = "first-Pass-71") -> None:
        """Through the JSON executor, without pages."""
        path = "/api/v3/flows/executor/default-authentication-flow/?query="
        for body in ({"uid_field": mail}, {"password": password}):
            assert browser.send("POST", path, body=body).status == 302
        assert browser.send("GET", path).status == 302
        assert browser.send("GET", path).json["component"] == "xak-flow-redirect"

    def token(self, **form: str) -> Answer:
        return Client(self.base).send("POST", "/application/o/token/", form=form, basic=("portal", SECRET))

    def tokens_of(self, browser: Client) -> dict[str, Any]:
        """A code by the signed-in browser, exchanged."""
        location = browser.send("GET", AUTHORIZE).headers["Location"]
        code = parse_qs(urlsplit(location).query)["code"][0]
        answer = self.token(grant_type="authorization_code", code=code, redirect_uri=CALLBACK)
        assert answer.status == 200
        return answer.json

    def set_up_portal(self, **changes: Any) -> None:
        """The provider of the portal with `changes`, and its application."""

        def flow(slug: str) -> str:
            return self.api("GET", f"/flows/instances/{slug}/").json["pk"]

        mappings = self.api("GET", "/propertymappings/provider/scope/").json["results"]
        keys = self.api("GET", "/crypto/certificatekeypairs/?has_key=true").json["results"]
        made = self.api(
            "POST",
            "/providers/oauth2/",
            {
                "name": "portal",
                "client_id": "portal",
                "client_secret": SECRET,
                "sub_mode": "user_uuid",
                "authorization_flow": flow("default-provider-authorization-implicit-consent"),
                "invalidation_flow": flow("default-invalidation-flow"),
                "signing_key": keys[0]["pk"],
                "grant_types": ["authorization_code", "refresh_token"],
                "access_token_validity": "minutes=10",
                "property_mappings": [row["pk"] for row in mappings if row["scope_name"] != "entitlements"],
                "redirect_uris": [
                    {"matching_mode": "strict", "url": CALLBACK},
                    {"matching_mode": "strict", "url": SIGNED_OUT, "redirect_uri_type": "logout"},
                ],
            }
            | changes,
        )
        assert made.status == 201
        application = {"name": "Portal", "slug": "portal", "provider": made.json["pk"]}
        assert self.api("POST", "/core/applications/", application).status == 201
