"""JWTs in compact form: RS256 with a provider's key, HS256 with its client secret when it has no key."""

import base64
import functools
import hmac
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from ..installation import Document, Installation
from .keys import b64url


@functools.lru_cache(maxsize=16)
def private_key(pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def part(content: Document) -> str:
    return b64url(json.dumps(content, separators=(",", ":")).encode())


def encode(home: Installation, provider: Document, claims: Document, kind: str = "JWT") -> str:
    pair = home.get("keypair", provider["signing_key"]) if provider["signing_key"] else None
    header = {"alg": "RS256", "kid": pair["jwk"]["kid"], "typ": kind} if pair else {"alg": "HS256", "typ": kind}
    signed = f"{part(header)}.{part(claims)}"
    if pair:
        signature = private_key(pair["key"]).sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    else:
        signature = hmac.digest(provider["client_secret"].encode(), signed.encode(), "sha256")
    return f"{signed}.{b64url(signature)}"


def decoded(token: str) -> list[Any]:
    """Header, claims and signature; a ValueError when it is no JWT."""
    header, claims, signature = (
        base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4)) for piece in token.split(".")
    )
    return [json.loads(header), json.loads(claims), signature]


def verified(home: Installation, provider: Document, token: str) -> Document | None:
    """Claims of a token that this provider signed, its expiry not looked at; None otherwise."""
    try:
        _, claims, signature = decoded(token)
    except ValueError:
        return None
    signed = token.rpartition(".")[0].encode()
    pair = home.get("keypair", provider["signing_key"]) if provider["signing_key"] else None
    if pair is None:
        expected = hmac.digest(provider["client_secret"].encode(), signed, "sha256")
        return claims if hmac.compare_digest(expected, signature) else None
    return claims if any(_fits(jwk, signature, signed) for jwk in [pair["jwk"], *pair["former"]]) else None


def _fits(jwk: Document, signature: bytes, signed: bytes) -> bool:
    n, e = (int.from_bytes(base64.urlsafe_b64decode(jwk[name] + "==")) for name in "ne")
    try:
        rsa.RSAPublicNumbers(e, n).public_key().verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
