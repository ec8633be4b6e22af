"""What is served outside of the API."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from .answers import empty
from .call import Call
from .flow import accounts, executor, pages
from .oauth import authorize, discovery, end_session, token, tokens_seen

STATIC = Path(__file__).parent / "static"
STYLE, ICON = (STATIC / "sandbox.css").read_text(), (STATIC / "sandbox.svg").read_text()
SLUG, OAUTH = r"(?P<slug>[-\w]+)", "/application/o"
Handler = Callable[[Call], web.Response]


@dataclass(frozen=True)
class Page:
    """`operation` is the name that a fault is asked for by."""

    operation: str
    pattern: str
    handlers: dict[str, Handler]

    @property
    def allow(self) -> str:
        return ", ".join([*self.handlers, *(["HEAD"] if "GET" in self.handlers else []), "OPTIONS"])


def healthy(call: Call) -> web.Response:
    return empty()


def style(call: Call) -> web.Response:
    return web.Response(text=STYLE, content_type="text/css")


def icon(call: Call) -> web.Response:
    return web.Response(text=ICON, content_type="image/svg+xml")


PAGES = [
    Page("health", r"/-/health/(live|ready)/", {"GET": healthy}),
    Page("page", r"/", {"GET": pages.welcome}),
    Page("page", r"/static/sandbox\.css", {"GET": style}),
    Page("page", r"/static/sandbox\.svg", {"GET": icon}),
    Page("page", rf"/if/flow/{SLUG}/", {"GET": pages.show, "POST": pages.submit}),
    Page("page", r"/if/account-select/", {"GET": accounts.choose}),
    Page("page", r"/flows/-/default/(?P<designation>authentication|invalidation)/", {"GET": executor.to_default}),
    Page("authorize", rf"{OAUTH}/authorize/", {"GET": authorize.authorize}),
    Page("token", rf"{OAUTH}/token/", {"POST": token.token}),
    Page("userinfo", rf"{OAUTH}/userinfo/", {"GET": tokens_seen.userinfo, "POST": tokens_seen.userinfo}),
    Page("introspect", rf"{OAUTH}/introspect/", {"POST": tokens_seen.introspect}),
    Page("revoke", rf"{OAUTH}/revoke/", {"POST": tokens_seen.revoke}),
    Page("discovery", rf"{OAUTH}/{SLUG}/\.well-known/openid-configuration", {"GET": discovery.document}),
    Page("discovery", rf"/\.well-known/oauth-authorization-server{OAUTH}/{SLUG}/", {"GET": discovery.document}),
    Page("jwks", rf"{OAUTH}/{SLUG}/jwks/", {"GET": discovery.jwks}),
    Page("end-session", rf"{OAUTH}/{SLUG}/end-session/", {"GET": end_session.end_session, "POST": end_session.posted}),
    Page("issuer", rf"{OAUTH}/{SLUG}/", {"GET": discovery.issuer_address}),
]


def page_of(path: str) -> tuple[Page, dict[str, str]] | None:
    for page in PAGES:
        match = re.fullmatch(page.pattern, path)
        if match:
            return page, match.groupdict()
    return None


def answered(call: Call, page: Page) -> web.Response:
    handler = page.handlers.get("GET" if call.request.method == "HEAD" else call.request.method)
    return handler(call) if handler else empty(405, {"Allow": page.allow})
