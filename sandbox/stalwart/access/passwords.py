"""Passwords: hashes, the policy, and secrets that come as a hash already."""
import base64
import hashlib
import os
import re

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from zxcvbn import zxcvbn

from ..errors import invalid_properties
from ..installation import Document

STRENGTHS = ("zero", "one", "two", "three", "four")
# Small on purpose: this is a stand-in, and its tests sign in often.
MEMORY_KIB, ITERATIONS = 1024, 2
# What the estimator reads at most; longer texts take it very long and are strong anyway.
ESTIMATED = 72

HASHED = re.compile(
    r"\$(argon2(id|i|d)|2[abxy]|5|6|1|scrypt|pbkdf2(-sha\d+)?)\$.+"
    r"|\{(plain|clear|crypt|md5|s?sha(224|256|384|512)?|pbkdf2|argon2)\}.+",
    re.IGNORECASE,
)
DIGESTS = {"sha": "sha1", "sha256": "sha256", "sha384": "sha384", "sha512": "sha512", "md5": "md5"}


def recognised(secret: str) -> bool:
    """Only what begins with $ or { can be a hash; other such texts are plain passwords."""
    return HASHED.fullmatch(secret) is not None


def hashed(password: str) -> str:
    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=ITERATIONS, lanes=1, memory_cost=MEMORY_KIB)
    return kdf.derive_phc_encoded(password.encode())


def matches(password: str, stored: str) -> bool:
    """Of hashes that came from outside: argon2id, plain, and digests with or without salt; others match nothing."""
    if stored.startswith("$argon2id$"):
        try:
            Argon2id.verify_phc_encoded(password.encode(), stored)
        except (InvalidKey, ValueError):
            return False
        return True
    scheme, _, rest = stored.removeprefix("{").partition("}")
    if scheme.lower() in ("plain", "clear"):
        return password == rest
    name = DIGESTS.get(scheme.lower().removeprefix("s") if scheme.lower().startswith("ss") else scheme.lower())
    return name is not None and digest_matches(password, rest, name)


def digest_matches(password: str, encoded: str, name: str) -> bool:
    try:
        value = base64.b64decode(encoded, validate=True)
    except ValueError:
        return False
    size = hashlib.new(name).digest_size
    return hashlib.new(name, password.encode() + value[size:]).digest() == value[:size]


def check_policy(password: str, policy: Document) -> None:
    """`policy` is the singleton x:Authentication."""
    least, most = policy["passwordMinLength"], policy["passwordMaxLength"]
    if len(password) < least:
        raise invalid_properties("secret", f"Password must be at least {least} characters long.")
    if len(password) > most:
        raise invalid_properties("secret", f"Password must be at most {most} characters long.")
    found = zxcvbn(password[:ESTIMATED])
    if found["score"] < STRENGTHS.index(policy["passwordMinStrength"]):
        hint = " ".join(filter(None, [found["feedback"]["warning"], *found["feedback"]["suggestions"]]))
        raise invalid_properties("secret", f"Password is too weak. {hint or 'Add another word or two.'}")


def accepted(secret: str, policy: Document) -> str:
    """What is stored for a secret that was sent: the hash itself, or the hash of a password that the policy allows."""
    if recognised(secret):
        return secret
    check_policy(secret, policy)
    return hashed(secret)
