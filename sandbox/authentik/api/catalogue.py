"""All operations of the API, by path."""

import re
from dataclasses import dataclass, field

from ..flow import executor
from . import (
    applications,
    consents,
    credentials,
    events,
    grant_rows,
    groups,
    providers,
    sessions,
    settings,
    tokens,
    users,
)
from .route import ANYONE, Route

PREFIX = "/api/v3"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

ROUTES = [
    *credentials.ROUTES,
    *users.ROUTES,
    *groups.ROUTES,
    *sessions.ROUTES,
    *tokens.ROUTES,
    *grant_rows.ROUTES,
    *providers.ROUTES,
    *applications.ROUTES,
    *consents.ROUTES,
    *settings.ROUTES,
    *events.ROUTES,
    Route("GET", "/flows/executor/{slug}/", executor.execute, ANYONE),
    Route("POST", "/flows/executor/{slug}/", executor.execute, ANYONE),
]


@dataclass
class Resource:
    """A path and its methods."""

    template: str
    pattern: re.Pattern[str]
    routes: dict[str, Route] = field(default_factory=dict)

    @property
    def allow(self) -> str:
        named = [method for method in METHODS if method in self.routes]
        return ", ".join(named + (["HEAD"] if "GET" in self.routes else []) + ["OPTIONS"])


def resources() -> list[Resource]:
    """Paths without parameters first: `users/me/` is no number."""
    found: dict[str, Resource] = {}
    for route in sorted(ROUTES, key=lambda route: route.template.count("{")):
        pattern = re.compile(PREFIX + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.template))
        found.setdefault(route.template, Resource(route.template, pattern)).routes[route.method] = route
    return list(found.values())


RESOURCES = resources()


def resource_of(path: str) -> tuple[Resource, dict[str, str]] | None:
    for resource in RESOURCES:
        match = resource.pattern.fullmatch(path)
        if match:
            return resource, match.groupdict()
    return None
