"""OAuth2 providers (contract 4.3)."""

from aiohttp import web

from ..answers import invalid, json_answer, no_content
from ..call import Call
from ..domain import grants, journal
from ..installation import Document, Installation
from ..oauth import claims, urls
from ..oauth.issue import Grant, id_claims
from ..randoms import key
from ..times import duration
from . import listing
from .provider_rules import rules
from .route import Route, numbered
from .schema import checked

DEFAULTS: Document = {
    "authentication_flow": None,
    "property_mappings": [],
    "client_type": "confidential",
    "grant_types": [],
    "access_code_validity": "minutes=1",
    "access_token_validity": "hours=1",
    "refresh_token_validity": "days=30",
    "refresh_token_threshold": "seconds=0",
    "include_claims_in_id_token": True,
    "signing_key": None,
    "encryption_key": None,
    "logout_uri": "",
    "logout_method": "backchannel",
    "sub_mode": "hashed_user_id",
    "issuer_mode": "per_provider",
    "jwt_federation_sources": [],
    "jwt_federation_providers": [],
}


def reduced(home: Installation, row: Document) -> Document:
    """What other objects show of a provider."""
    application = urls.application_of(home, row)
    kept = ("pk", "name", "authentication_flow", "authorization_flow", "invalidation_flow", "property_mappings")
    return {name: row[name] for name in kept} | {
        "component": "ak-provider-oauth2-form",
        "assigned_application_slug": application["slug"] if application else None,
        "assigned_application_name": application["name"] if application else None,
        "assigned_backchannel_application_slug": None,
        "assigned_backchannel_application_name": None,
        "verbose_name": "OAuth2/OpenID Provider",
        "verbose_name_plural": "OAuth2/OpenID Providers",
        "meta_model_name": "authentik_providers_oauth2.oauth2provider",
    }


def shown(home: Installation, row: Document) -> Document:
    return row | reduced(home, row)


def list_providers(call: Call) -> web.Response:
    rows = listing.equal(call, call.home.all("provider"), "name", "client_id", "client_type", "sub_mode", "issuer_mode")
    rows = listing.searched(call, rows, lambda row: (row["name"],))
    return listing.page(call, rows, lambda row: shown(call.home, row), ("pk", "name"), "name")


def stored(body: Document) -> Document:
    if "redirect_uris" in body:
        body["redirect_uris"] = [{"redirect_uri_type": "authorization"} | entry for entry in body["redirect_uris"]]
    return body


def create(call: Call) -> web.Response:
    body = stored(checked(call, "OAuth2ProviderRequest", rules(call)))
    provider: Document = (
        {"pk": call.home.number("provider"), "client_id": key(40), "client_secret": key(128)} | DEFAULTS | body
    )
    call.home.put("provider", provider["pk"], provider)
    journal.model(call, "created", "authentik_providers_oauth2", "oauth2provider", provider["pk"], provider["name"])
    return json_answer(shown(call.home, provider), 201)


def read(call: Call) -> web.Response:
    return json_answer(shown(call.home, numbered(call, "provider", "OAuth2Provider")))


def change(call: Call) -> web.Response:
    provider = numbered(call, "provider", "OAuth2Provider")
    provider |= stored(checked(call, "PatchedOAuth2ProviderRequest", rules(call, provider["pk"])))
    call.home.put("provider", provider["pk"], provider)
    return json_answer(shown(call.home, provider))


def delete(call: Call) -> web.Response:
    home, provider = call.home, numbered(call, "provider", "OAuth2Provider")
    grants.remove_where(home, provider=provider["pk"])
    application = urls.application_of(home, provider)
    if application:
        home.put("application", application["pk"], application | {"provider": None})
    home.delete("provider", provider["pk"])
    return no_content()


def preview_user(call: Call) -> web.Response:
    """Claims of somebody without a sign-in."""
    provider = numbered(call, "provider", "OAuth2Provider")
    wanted = call.query.get("for_user", "")
    user = call.home.get("user", wanted) if wanted else call.user
    if user is None:
        raise invalid({"for_user": ["User not found"]})
    grant = Grant(provider, user, claims.scopes_of(call.home, provider), call.home.now())
    return json_answer({"preview": id_claims(call, grant, duration(provider["access_token_validity"]))})


def setup_urls(call: Call) -> web.Response:
    provider = numbered(call, "provider", "OAuth2Provider")
    application, o = urls.application_of(call.home, provider), f"{call.base}/application/o"
    own = f"{o}/{application['slug']}" if application else None
    return json_answer(
        {
            "issuer": urls.issuer(call.home, call.base, provider),
            "authorize": f"{o}/authorize/",
            "token": f"{o}/token/",
            "user_info": f"{o}/userinfo/",
            "provider_info": f"{own}/.well-known/openid-configuration" if own else "-",
            "logout": f"{own}/end-session/" if own else "-",
            "jwks": f"{own}/jwks/" if own else "-",
            "dcr_registration": None,
        }
    )


ROUTES = [
    Route("GET", "/providers/oauth2/", list_providers),
    Route("POST", "/providers/oauth2/", create),
    Route("GET", "/providers/oauth2/{id}/", read),
    Route("PATCH", "/providers/oauth2/{id}/", change),
    Route("DELETE", "/providers/oauth2/{id}/", delete),
    Route("GET", "/providers/oauth2/{id}/preview_user/", preview_user),
    Route("GET", "/providers/oauth2/{id}/setup_urls/", setup_urls),
]
