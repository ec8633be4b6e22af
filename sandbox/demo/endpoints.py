"""`endpoints.json`: every address in use and the demo's sign-ins, for tests and tools."""

import json
from typing import Any

from .people import Person
from .state import State, write_private
from .variables import Variables


def write(state: State, variables: Variables, sandbox: dict[str, Any], people: list[Person]) -> None:
    """Parts of the sandbox that were not started are null."""
    document = {
        "portal": variables["PORTAL_BASE_URL"],
        "ca": str(state.folder / "tls/ca.pem"),
        "fastcgi": [variables["FASTCGI_SOCKET"]],
        "database": {
            "socket": variables.get("DATABASE_SOCKET"),
            "name": variables.get("DATABASE_NAME"),
            "user": variables.get("DATABASE_USER"),
            "password": variables.get("DATABASE_PASSWORD"),
        },
        "status": f"http://127.0.0.1:{variables['STATUS_PORT']}/status",
        "sandbox": {"stalwart": sandbox.get("stalwart"), "authentik": sandbox.get("authentik")},
        "dns": {
            "server": sandbox.get("dns"),
            "resolvers": variables.get("DNS_RESOLVERS", "").split(","),
        },
        "mail": sandbox.get("mail"),
        "environment": str(state.folder / "product.env"),
        "signIns": [sign_in(person) for person in people],
    }
    write_private(state.folder / "endpoints.json", json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def sign_in(person: Person) -> dict[str, str | None]:
    return {
        "role": person.role, "email": person.email, "password": person.password, "tenant": person.tenant, "name": person.name,
    }
