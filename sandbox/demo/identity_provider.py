"""The Authentik stand-in: provider and application of the portal, a service account, and the demo's people."""

import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from . import ports
from .operator_calls import bearer, call
from .people import Person
from .processes import Service, Supervisor
from .state import State
from .variables import Variables

CLIENT = "portal"
SCOPES = ["openid", "email", "profile", "offline_access"]
MANAGED = "goauthentik.io/providers/oauth2/scope-"
KEY_PAIR = "authentik Self-signed Certificate"
ADMINISTRATORS = "authentik Admins"


@dataclass
class IdentityProvider:
    # Where it listens; people and the product come through nginx, because its issuer follows the name that was asked.
    direct: str
    control: str
    authorization: str

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        return call(method, f"{self.direct}/api/v3{path}", self.authorization, body)

    def find(self, path: str, **filters: str) -> list[dict[str, Any]]:
        """Rows that really have the values: a filter that the server does not know is ignored there."""
        rows = self.ask("GET", f"{path}?{urlencode(filters, quote_via=quote)}")["results"]
        return [row for row in rows if all(row.get(name) == value for name, value in filters.items())]

    def find_or_create(self, path: str, key: str, properties: dict[str, Any]) -> dict[str, Any]:
        found = self.find(path, **{key: properties[key]})
        made = found[0] if found else self.ask("POST", path, properties)
        assert isinstance(made, dict)
        return made


def launch(state: State, supervisor: Supervisor) -> IdentityProvider:
    port, control = state.port("authentik"), state.port("authentik-control")
    token = state.secret("authentik-bootstrap")
    folder = state.data("authentik")
    folder.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "sandbox.authentik", "--port", str(port), "--control", str(control), "--state", str(folder),
        "--bootstrap-token", token, "--ca", str(state.folder / "tls/ca.pem"),
    ]
    log = state.log("authentik")
    supervisor.start(Service("Authentik stand-in", command, log, is_ready=lambda: ports.is_open(control)))
    return IdentityProvider(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{control}", bearer(token))


def set_up(provider: IdentityProvider, state: State, portal: str, origin: str, people: list[Person]) -> Variables:
    """Safe to repeat: what is there already is brought in line with the addresses of this start."""
    set_up_application(provider, state.secret("oidc"), portal)
    for person in people:
        set_up_person(provider, person)
    return {
        "OIDC_ISSUER": f"{origin}/application/o/{CLIENT}/",
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": state.secret("oidc"),
        "AUTHENTIK_BASE_URL": origin,
        "AUTHENTIK_API_TOKEN": service_token(provider),
        "AUTHENTIK_PROVISIONING_ENABLED": "true",
    }


def set_up_application(provider: IdentityProvider, secret: str, portal: str) -> None:
    wanted = provider_settings(provider, secret, portal)
    made = provider.find_or_create("/providers/oauth2/", "name", wanted)
    provider.ask("PATCH", f"/providers/oauth2/{made['pk']}/", wanted)
    provider.find_or_create("/core/applications/", "slug", {"name": "Workplace", "slug": CLIENT, "provider": made["pk"]})


def provider_settings(provider: IdentityProvider, secret: str, portal: str) -> dict[str, Any]:
    """Without grant types nothing works, without a signing key tokens are signed with the secret."""
    mappings = [provider.find("/propertymappings/provider/scope/", managed=MANAGED + scope)[0]["pk"] for scope in SCOPES]
    keys = provider.ask("GET", f"/crypto/certificatekeypairs/?has_key=true&name={quote(KEY_PAIR)}")["results"]
    return {
        "name": CLIENT, "client_type": "confidential", "client_id": CLIENT, "client_secret": secret,
        "authorization_flow": flow(provider, "default-provider-authorization-implicit-consent"),
        # Signs out of the provider as well: the flow made for providers ends the application's token alone.
        "invalidation_flow": flow(provider, "default-invalidation-flow"),
        "grant_types": ["authorization_code", "refresh_token"],
        "redirect_uris": [
            {"matching_mode": "strict", "url": f"{portal}/auth/callback", "redirect_uri_type": "authorization"},
            {"matching_mode": "strict", "url": f"{portal}/", "redirect_uri_type": "logout"},
        ],
        "property_mappings": mappings, "signing_key": keys[0]["pk"],
        "access_token_validity": "minutes=10", "refresh_token_validity": "days=30", "refresh_token_threshold": "seconds=0",
        "sub_mode": "user_uuid", "issuer_mode": "per_provider", "include_claims_in_id_token": True,
        "logout_uri": f"{portal}/auth/backchannel-logout", "logout_method": "backchannel",
    }


def flow(provider: IdentityProvider, slug: str) -> str:
    return str(provider.ask("GET", f"/flows/instances/{slug}/")["pk"])


def service_token(provider: IdentityProvider) -> str:
    """The key of a token of intent `api` that does not expire, for an account that may see every session and token."""
    account = provider.find_or_create("/core/users/", "username", {
        "username": "workplace-portal", "name": "Workplace Portal", "type": "service_account",
        "path": "goauthentik.io/service-accounts",
    })
    administrators = provider.find("/core/groups/", name=ADMINISTRATORS)[0]
    provider.ask("POST", f"/core/groups/{administrators['pk']}/add_user/", {"pk": account["pk"]})
    provider.find_or_create("/core/tokens/", "identifier", {
        "identifier": "workplace-portal", "intent": "api", "user": account["pk"], "expiring": False,
        "description": "Workplace Portal",
    })
    return str(provider.ask("GET", "/core/tokens/workplace-portal/view_key/")["key"])


def set_up_person(provider: IdentityProvider, person: Person) -> None:
    """A person who is there already keeps what the demo's user changed meanwhile, the password too."""
    if provider.find("/core/users/", username=person.email):
        return
    properties = {"username": person.email, "name": person.name, "email": person.email, "type": "internal", "path": "users"}
    made = provider.ask("POST", "/core/users/", properties)
    provider.ask("POST", f"/core/users/{made['pk']}/set_password/", {"password": person.password})
