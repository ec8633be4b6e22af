"""The Stalwart stand-in, set up as an operator sets up a new server."""

import sys
from dataclasses import dataclass
from typing import Any

from . import ports
from .operator_calls import basic, call
from .processes import Service, Supervisor
from .state import State
from .variables import Variables

DOMAIN = "platform.test"
HOST = "mail.platform.test"
ADMINISTRATOR = "admin"
ACCOUNT = "portal"
USING = ["urn:ietf:params:jmap:core", "urn:stalwart:jmap"]


@dataclass
class MailServer:
    url: str
    control: str
    authorization: str

    def ask(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        body = {"using": USING, "methodCalls": [[method, arguments, "0"]]}
        answer = call("POST", f"{self.url}/jmap", self.authorization, body)
        name, result, _ = answer["methodResponses"][0]
        if name != method:
            raise SystemExit(f"Stalwart refuses {method}: {result}")
        for failed in ("notCreated", "notUpdated"):
            if result.get(failed):
                raise SystemExit(f"Stalwart refuses {method}: {result[failed]}")
        return result

    def create(self, kind: str, properties: dict[str, Any], **arguments: Any) -> dict[str, Any]:
        created = self.ask(f"x:{kind}/set", {"create": {"new": properties}, **arguments})["created"]["new"]
        assert isinstance(created, dict)
        return created

    def update_settings(self, kind: str, properties: dict[str, Any]) -> None:
        self.ask(f"x:{kind}/set", {"update": {"singleton": properties}})

    def settings(self) -> dict[str, Any]:
        found = self.ask("x:SystemSettings/get", {"ids": ["singleton"], "properties": ["defaultHostname"]})
        settings = found["list"][0]
        assert isinstance(settings, dict)
        return settings

    def is_set_up(self) -> bool:
        return self.settings().get("defaultHostname") == HOST


def start(state: State, supervisor: Supervisor) -> tuple[MailServer, Variables]:
    port, control = state.port("stalwart"), state.port("stalwart-control")
    password = state.secret("stalwart-administrator")
    folder = state.data("stalwart")
    folder.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "sandbox.stalwart", "--port", str(port), "--control", str(control), "--state", str(folder),
        "--hostname", "first.platform.test", "--recovery-admin", f"{ADMINISTRATOR}:{password}",
    ]
    log = state.log("stalwart")
    supervisor.start(Service("Stalwart stand-in", command, log, is_ready=lambda: ports.is_open(control)))
    server = MailServer(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{control}", basic(ADMINISTRATOR, password))
    if "stalwart-key" not in state.kept or not server.is_set_up():
        set_up(server, state)
    variables = {
        "STALWART_BASE_URL": server.url,
        "STALWART_API_TOKEN": state.kept["stalwart-key"],
        "STALWART_PROVISIONING_ENABLED": "true",
    }
    return server, variables


def set_up(server: MailServer, state: State) -> None:
    """Host name, what keeps a server without outside DNS from loading its settings, and the product's own credential."""
    domain = find_or_create_domain(server)
    server.update_settings("SystemSettings", {"defaultHostname": HOST, "defaultDomainId": domain})
    server.update_settings("SpamPyzor", {"enable": False})
    server.create("Action", {"@type": "ReloadSettings"})
    account = find_or_create_account(server, domain, state.secret("stalwart-portal"))
    addresses = {"127.0.0.1": True, "::1": True}
    properties = {"description": "Workplace Portal", "permissions": {"@type": "Inherit"}, "allowedIps": addresses}
    state.keep("stalwart-key", server.create("ApiKey", properties, accountId=account)["secret"])


def find_or_create_domain(server: MailServer) -> str:
    found = server.ask("x:Domain/query", {"filter": {"name": DOMAIN}})["ids"]
    manual = {"@type": "Manual"}
    properties = {"name": DOMAIN, "dkimManagement": manual, "dnsManagement": manual, "certificateManagement": manual}
    return str(found[0] if found else server.create("Domain", properties)["id"])


def find_or_create_account(server: MailServer, domain: str, password: str) -> str:
    found = server.ask("x:Account/query", {"filter": {"@type": "User", "name": ACCOUNT, "domainId": domain}})["ids"]
    properties = {
        "@type": "User", "name": ACCOUNT, "domainId": domain, "description": "Workplace Portal",
        "roles": {"@type": "Admin"}, "credentials": {"0": {"@type": "Password", "secret": password}},
    }
    return str(found[0] if found else server.create("Account", properties)["id"])
