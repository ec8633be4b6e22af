"""Key pairs for signing: making them, and reading their public halves."""
import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from ..installation import Document

RSA_BITS = 2048
PUBLIC_EXPONENT = 65537


def algorithm(variant: str) -> str:
    """Dkim1RsaSha256 is rsa, Dkim2Ed25519Sha256 ed25519: as selectors and k= name them."""
    return "rsa" if "Rsa" in variant else "ed25519"


def new_pem(variant: str) -> str:
    key: RSAPrivateKey | Ed25519PrivateKey = (
        generate_private_key(PUBLIC_EXPONENT, RSA_BITS) if algorithm(variant) == "rsa" else Ed25519PrivateKey.generate()
    )
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def key_fault(signature: Document) -> str | None:
    """What is wrong with the private key of a signature. Keys in files and in the environment are not read here."""
    secret = signature["privateKey"].get("secret")
    if secret is None:
        return "only keys given as text can be used"
    try:
        key = load_pem_private_key(secret.encode(), None)
    except (ValueError, TypeError):
        return "the private key cannot be parsed"
    expected = RSAPrivateKey if algorithm(signature["@type"]) == "rsa" else Ed25519PrivateKey
    return None if isinstance(key, expected) else "the private key is of another algorithm"


def public_text(signature: Document) -> str:
    """Base64 as in p=: the SubjectPublicKeyInfo of RSA (RFC 6376 section 3.6.1), the bare key of Ed25519 (RFC 8463)."""
    public = load_pem_private_key(signature["privateKey"]["secret"].encode(), None).public_key()
    if algorithm(signature["@type"]) == "rsa":
        raw = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    else:
        raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(raw).decode()
