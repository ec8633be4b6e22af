"""Client authentication: Basic (percent-decoded after base64) or client_id and client_secret in the form."""

import base64
import binascii
import hmac
from urllib.parse import unquote

from ..call import Call
from ..installation import Document


def credentials(call: Call) -> tuple[str, str]:
    """Client id and secret, empty when not sent."""
    scheme, _, value = call.request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return call.form.get("client_id", ""), call.form.get("client_secret", "")
    try:
        name, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote(name), unquote(secret)


def named(call: Call) -> Document | None:
    """The provider that the client id names, not yet authenticated."""
    client_id, _ = credentials(call)
    return call.home.first("provider", client_id=client_id) if client_id else None


def proves(call: Call, provider: Document) -> bool:
    if provider["client_type"] == "public":
        return True
    return hmac.compare_digest(credentials(call)[1].encode(), provider["client_secret"].encode())


def authenticated(call: Call) -> Document | None:
    provider = named(call)
    return provider if provider and proves(call, provider) else None
