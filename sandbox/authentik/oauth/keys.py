"""Certificate and key pairs: RSA keys for RS256, and how a JWKS shows them."""

import base64
import datetime
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from ..installation import Document
from ..randoms import identifier

NAME = "authentik Self-signed Certificate"
VALIDITY = datetime.timedelta(days=365)


def b64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def number(value: int) -> str:
    """Base64urlUInt (RFC 7518 section 2)."""
    return b64url(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def self_signed(now: float) -> Document:
    """A new pair; `former` holds the JWKs of keys that were rotated out and are still listed."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    start = datetime.datetime.fromtimestamp(now, datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + VALIDITY)
        .sign(private, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain).decode()
    der = certificate.public_bytes(serialization.Encoding.DER)
    numbers = private.public_key().public_numbers()
    jwk = {
        "kty": "RSA",
        "alg": "RS256",
        "use": "sig",
        "kid": hashlib.sha256(der).hexdigest()[:32],
        "n": number(numbers.n),
        "e": number(numbers.e),
        "x5c": [base64.b64encode(der).decode()],
        "x5t": b64url(hashlib.sha1(der).digest()),
        "x5t#S256": b64url(hashlib.sha256(der).digest()),
    }
    return {
        "pk": identifier(),
        "name": NAME,
        "key": pem,
        "jwk": jwk,
        "former": [],
        "fingerprint_sha256": certificate.fingerprint(hashes.SHA256()).hex(":"),
        "expires": (start + VALIDITY).timestamp(),
    }


def rotated(pair: Document, now: float, keep_old: bool) -> Document:
    """The pair with a new key under the same id, as when an operator replaces certificate and key."""
    fresh = self_signed(now)
    former = [pair["jwk"], *pair["former"]] if keep_old else []
    return fresh | {"pk": pair["pk"], "name": pair["name"], "former": former}
