"""What a fresh installation holds: default flows, scope mappings, a key pair, `akadmin` with its group and token."""

from .domain import core_tokens, groups, journal, users
from .flow import plans
from .installation import Document, Installation
from .oauth import keys
from .oauth.claims import MANAGED
from .randoms import identifier

SCOPES = ("openid", "email", "profile", "offline_access", "entitlements")


def fresh(home: Installation, bootstrap_token: str) -> None:
    """Nothing is touched when the state folder holds an installation already."""
    if home.get("installation", "id"):
        return
    with home.store.transaction():
        home.put("installation", "id", {"value": identifier()})
        home.put("installation", "password-stage", {"value": identifier()})
        flows = [flow(home, *facts) for facts in plans.DEFAULTS]
        brand(home, {made["slug"]: made["pk"] for made in flows})
        for scope in SCOPES:
            mapping(home, scope)
        pair = keys.self_signed(home.now())
        home.put("keypair", pair["pk"], pair)
        administrator(home, bootstrap_token)


def flow(
    home: Installation, slug: str, title: str, designation: str, authentication: str, stages: list[str]
) -> Document:
    made = {
        "pk": identifier(),
        "slug": slug,
        "name": title,
        "title": title,
        "designation": designation,
        "authentication": authentication,
        "stages": stages,
    }
    home.put("flow", made["pk"], made)
    return made


def brand(home: Installation, flows: dict[str, str]) -> None:
    made = {
        "brand_uuid": identifier(),
        "domain": "authentik-default",
        "default": True,
        "branding_title": "authentik",
        "branding_logo": "",
        "branding_favicon": "",
        "flow_authentication": flows["default-authentication-flow"],
        "flow_invalidation": flows["default-invalidation-flow"],
        "flow_recovery": None,
        "flow_unenrollment": None,
        "flow_user_settings": None,
        "flow_device_code": None,
        "default_application": None,
        "attributes": {},
    }
    home.put("brand", made["brand_uuid"], made)


def mapping(home: Installation, scope: str) -> None:
    made = {
        "pk": identifier(),
        "managed": MANAGED + scope,
        "name": f"authentik default OAuth Mapping: OpenID '{scope}'",
        "expression": "return {}",
        "component": "ak-property-mapping-provider-scope-form",
        "verbose_name": "Scope Mapping",
        "verbose_name_plural": "Scope Mappings",
        "meta_model_name": "authentik_providers_oauth2.scopemapping",
        "scope_name": scope,
        "description": "",
    }
    home.put("mapping", made["pk"], made)


def administrator(home: Installation, bootstrap_token: str) -> None:
    """`akadmin` has no usable password: the token is the way in."""
    anonymous = home.number("user")
    assert anonymous == journal.ANONYMOUS["pk"], "the first number belongs to the AnonymousUser of the events"
    admins = groups.create(home, "authentik Admins", is_superuser=True)
    akadmin = users.create(
        home, "akadmin", "authentik Default Admin", email="akadmin@platform.example", groups=[admins["pk"]]
    )
    core_tokens.store(
        home, "authentik-bootstrap-token", "api", akadmin, home.now(), key=bootstrap_token, expiring=False
    )
