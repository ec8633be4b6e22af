"""The demo's customers and the people who sign in."""

from dataclasses import dataclass

from .state import State

PARTNER = ("nordwind", "Nordwind IT")
TENANTS = [("acme", "Acme GmbH"), ("birch", "Birch & Co")]


@dataclass
class Person:
    # admin and member of a tenant, or staff of the partner
    role: str
    name: str
    email: str
    password: str
    tenant: str | None


def all_of(state: State) -> list[Person]:
    rows: list[tuple[str, str, str, str | None]] = [
        ("admin", "Anna Berg", "anna@acme.test", "acme"),
        ("member", "Max Winter", "max@acme.test", "acme"),
        ("admin", "Clara Moss", "clara@birch.test", "birch"),
        ("partner", "Nora Lind", "nora@nordwind.test", None),
    ]
    return [Person(role, name, email, state.secret(f"person.{email}"), tenant) for role, name, email, tenant in rows]
