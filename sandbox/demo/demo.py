"""The order of a start: what is asked comes before what asks it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import certificates, database, dns, endpoints, front, identity_provider, mail, mail_server, people, policy, product, variables
from .nginx import ROOT
from .ports import is_free
from .processes import Supervisor
from .progress import say, step
from .state import State, write_private

SYSTEM_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass
class Demo:
    state: State
    port: int
    given: variables.Variables
    supervisor: Supervisor = field(default_factory=lambda: Supervisor(ROOT))
    values: variables.Variables = field(default_factory=dict)
    sandbox: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = people.all_of(self.state)
        # Whoever brings an identity provider brings the people as well.
        self.sign_ins = self.people if self.needs("authentik") else []

    def needs(self, part: str) -> bool:
        return variables.needs(part, self.given)

    def start(self) -> None:
        if not is_free(self.port):
            raise SystemExit(f"port {self.port} is in use: end what listens there, or give another with --port")
        certificates.make(self.state.folder / "tls")
        self.values = product.own_variables(self.state, f"https://localhost:{self.port}")
        self.start_neighbours()
        self.start_front()
        self.start_product()
        endpoints.write(self.state, self.all_variables(), self.sandbox, self.sign_ins)

    def start_neighbours(self) -> None:
        if self.needs("database"):
            self.values |= database.start(self.state, self.supervisor)
        if self.needs("dns"):
            self.values |= dns.start(self.state, self.supervisor)
            self.sandbox["dns"] = f"127.0.0.1:{self.state.kept['port.dns']}"
        if self.needs("mail"):
            self.sandbox["mail"], made = mail.start(self.state, self.supervisor)
            self.values |= made
        if self.needs("stalwart"):
            server, made = mail_server.start(self.state, self.supervisor)
            self.values |= made
            self.sandbox["stalwart"] = {"url": server.url, "control": server.control}
            self.values |= policy.start(self.state, self.supervisor)

    def start_front(self) -> None:
        """nginx stands before the product, because the product reaches the identity provider through it."""
        origins: dict[str, str] = {}
        if self.needs("authentik"):
            provider = identity_provider.launch(self.state, self.supervisor)
            port = self.state.port("sign-in")
            address = f"https://localhost:{port}"
            with step("people and application of the identity provider"):
                portal = self.all_variables()["PORTAL_BASE_URL"]
                self.values |= identity_provider.set_up(provider, self.state, portal, address, self.people)
            origins["sign-in"] = front.origin(port, self.state.kept["port.authentik"])
            self.sandbox["authentik"] = {"url": address, "control": provider.control, "direct": provider.direct}
        front.start(self.state, self.supervisor, self.port, self.all_variables(), origins)

    def start_product(self) -> None:
        self.values["UPSTREAM_CA_FILE"] = str(self.trusted_authorities())
        everything = self.all_variables()
        write_private(self.state.folder / "product.env", variables.written(everything))
        portal = product.Product(everything)
        with step("database schema"):
            portal.run("migrate")
        # With a database and an identity provider of somebody's own this is no demo: nothing of ours goes in there.
        if self.needs("database") or self.needs("authentik"):
            with step("customers, partner and members"):
                product.seed(portal, self.people)
        portal.start(self.state, self.supervisor)
        front.wait_until_ready(self.state, self.port)

    def all_variables(self) -> variables.Variables:
        return variables.merged(self.values, self.given)

    def trusted_authorities(self) -> Path:
        """The sandbox's own; those of the system too as soon as an upstream is a real one."""
        own = self.state.folder / "tls/ca.pem"
        if self.needs("authentik") and self.needs("stalwart") or not SYSTEM_AUTHORITIES.exists():
            return own
        both = self.state.folder / "tls/upstreams.pem"
        both.write_text(own.read_text() + SYSTEM_AUTHORITIES.read_text())
        return both

    def say_where(self) -> None:
        say(f"\nThe portal: {self.all_variables()['PORTAL_BASE_URL']}")
        for person in self.sign_ins:
            where = person.tenant or "partner Nordwind IT"
            say(f"  {person.role:8} {person.email:22} {person.password}   ({where})")
        say(f"Addresses for tools: {self.state.folder / 'endpoints.json'}")
