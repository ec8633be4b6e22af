"""Passwords at rest: scrypt with a salt."""

import hashlib
import hmac
import secrets

COST = {"n": 2**12, "r": 8, "p": 1}


def hashed(password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(password.encode(), salt=salt, **COST).hex()}"


def matches(password: str, stored: str | None) -> bool:
    """An account without a usable password has None and matches nothing."""
    if not stored:
        return False
    salt, _, digest = stored.partition("$")
    found = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), **COST)
    return hmac.compare_digest(found.hex(), digest)
