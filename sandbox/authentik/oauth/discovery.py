"""Discovery documents and key sets of an application."""

from aiohttp import web

from ..answers import Refusal, html_page, json_answer, redirect
from ..call import Call
from ..installation import Document
from . import claims, urls
from .issue import ACR

GRANTS = [
    "authorization_code",
    "refresh_token",
    "implicit",
    "client_credentials",
    "password",
    "urn:ietf:params:oauth:grant-type:device_code",
]
RESPONSE_TYPES = ["code", "id_token", "id_token token", "code token", "code id_token", "code id_token token"]
CLAIMS = [
    "sub",
    "iss",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "acr",
    "amr",
    "nonce",
    "email",
    "email_verified",
    "name",
    "given_name",
    "preferred_username",
    "nickname",
    "groups",
]


def provider_of(call: Call) -> Document:
    found = urls.provider_of(call.home, call.parameters["slug"])
    if found is None:
        raise Refusal(html_page(404, "Not found", "There is no application with a provider at this address."))
    return found[1]


def document(call: Call) -> web.Response:
    provider, slug = provider_of(call), call.parameters["slug"]
    o, own = f"{call.base}/application/o", f"{call.base}/application/o/{slug}"
    return json_answer(
        {
            "issuer": urls.issuer(call.home, call.base, provider),
            "authorization_endpoint": f"{o}/authorize/",
            "token_endpoint": f"{o}/token/",
            "userinfo_endpoint": f"{o}/userinfo/",
            "end_session_endpoint": f"{own}/end-session/",
            "introspection_endpoint": f"{o}/introspect/",
            "revocation_endpoint": f"{o}/revoke/",
            "device_authorization_endpoint": f"{o}/device/",
            "backchannel_logout_supported": True,
            "backchannel_logout_session_supported": True,
            "frontchannel_logout_supported": True,
            "frontchannel_logout_session_supported": True,
            "response_types_supported": RESPONSE_TYPES,
            "response_modes_supported": ["query", "fragment", "form_post"],
            "jwks_uri": f"{own}/jwks/",
            "grant_types_supported": GRANTS,
            "id_token_signing_alg_values_supported": ["RS256" if provider["signing_key"] else "HS256"],
            "subject_types_supported": ["public"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "acr_values_supported": [ACR],
            "scopes_supported": claims.scopes_of(call.home, provider),
            "request_parameter_supported": False,
            "claims_supported": CLAIMS,
            "claims_parameter_supported": False,
            "code_challenge_methods_supported": ["plain", "S256"],
        }
    )


def jwks(call: Call) -> web.Response:
    """`{}` without a signing key: no member `keys` at all."""
    provider = provider_of(call)
    pair = call.home.get("keypair", provider["signing_key"]) if provider["signing_key"] else None
    return json_answer({"keys": [pair["jwk"], *pair["former"]]} if pair else {})


def issuer_address(call: Call) -> web.Response:
    provider_of(call)
    return redirect(f"{call.request.path}.well-known/openid-configuration")
