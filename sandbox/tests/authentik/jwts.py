"""JWTs as a relying party reads them: claims, and the signature against a JWKS."""

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def header(token: str) -> dict[str, Any]:
    return json.loads(unpadded(token.split(".")[0]))


def claims(token: str) -> dict[str, Any]:
    return json.loads(unpadded(token.split(".")[1]))


def is_signed_by(token: str, jwks: dict[str, Any]) -> bool:
    """False as well when the JWKS does not list the token's key."""
    jwk = next((key for key in jwks["keys"] if key["kid"] == header(token)["kid"]), None)
    if jwk is None:
        return False
    n, e = (int.from_bytes(unpadded(jwk[part])) for part in "ne")
    signed, _, signature = token.rpartition(".")
    try:
        rsa.RSAPublicNumbers(e, n).public_key().verify(
            unpadded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256()
        )
    except InvalidSignature:
        return False
    return True
