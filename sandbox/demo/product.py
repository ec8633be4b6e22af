"""The product itself: its variables, its operator commands, pool and worker."""

import json
import os
import subprocess
from typing import Any

from . import ports
from .mail_server import HOST
from .nginx import ROOT
from .people import PARTNER, TENANTS, Person
from .processes import Service, Supervisor
from .state import State
from .variables import Variables

SEATS = "25"
PROGRAM = ROOT / ".build/release/workplace"
# Of this process's own environment nothing else reaches the product.
INHERITED = ["PATH", "HOME", "LANG", "TZ"]


def own_variables(state: State, portal: str) -> Variables:
    return {
        "PORTAL_BASE_URL": portal,
        "SESSION_KEY": state.key("session-key"),
        "AUDIT_SIGNING_KEY": state.key("audit-signing-key"),
        "FASTCGI_SOCKET": str(state.socket("fastcgi")),
        "FASTCGI_PROCESSES": "2",
        "FASTCGI_THREADS": "16",
        "STATUS_PORT": str(state.port("status")),
        "UPSTREAM_CA_FILE": str(state.folder / "tls/ca.pem"),
        "MAIL_HOSTS": HOST,
        # The sandbox's resolvers forget within seconds.
        "DOMAIN_FIRST_CHECK_SECONDS": "3",
        "DOMAIN_PENDING_CHECK_SECONDS": "5",
        # They are ours, too.
        "DNS_BACKGROUND_RATE": "0",
        "MAIL_FROM": "Workplace <no-reply@platform.test>",
    }


class Product:
    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        self.environment = inherited | variables

    def run(self, *arguments: str) -> str:
        """One operator command; a failed one ends the start with its own words."""
        done = subprocess.run([str(PROGRAM), *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode:
            words = f"workplace {' '.join(arguments)}: exit {done.returncode}\n{done.stderr}{done.stdout}"
            raise SystemExit(words)
        return done.stdout

    def json(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--json"))

    def start(self, state: State, supervisor: Supervisor) -> None:
        status = int(self.variables["STATUS_PORT"])
        # The pool drains for up to 20 s.
        for name, is_ready in (("serve", lambda: ports.is_open(status)), ("work", None)):
            command = [str(PROGRAM), name]
            service = Service(f"workplace {name}", command, state.log(name), self.environment, is_ready)
            supervisor.start(service)


def seed(product: Product, people: list[Person]) -> None:
    """Partner, customers and memberships; what is there already stays as it is."""
    slug, name = PARTNER
    if slug not in slugs(product.json("partner", "list")):
        product.run("partner", "create", "--slug", slug, "--name", name)
    there = slugs(product.json("tenant", "list"))
    for tenant, name in TENANTS:
        if tenant not in there:
            product.run("tenant", "create", "--slug", tenant, "--name", name, "--partner", slug, "--seats", SEATS)
        seed_members(product, tenant, [person for person in people if person.tenant == tenant])
    for person in people:
        if person.tenant is None:
            product.run("member", "create", "--partner", slug, "--username", person.email, "--role", "owner")


def slugs(listed: Any) -> set[str]:
    return {row["slug"] for row in listed}


def seed_members(product: Product, tenant: str, people: list[Person]) -> None:
    there = {row["username"] for row in product.json("member", "list", "--tenant", tenant)}
    for person in people:
        if person.email not in there:
            product.run("member", "create", "--tenant", tenant, "--username", person.email, "--role", person.role)
