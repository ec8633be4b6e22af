"""Random texts: keys, codes, ids."""

import secrets
import string
import uuid

ALPHABET = string.ascii_letters + string.digits


def key(length: int = 128) -> str:
    """Letters and digits; 128 of them is the length of Authentik's refresh tokens."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def code() -> str:
    """32 hex digits, the form of an authorization code and of a request id."""
    return secrets.token_hex(16)


def identifier() -> str:
    """A UUID in its usual form."""
    return str(uuid.uuid4())
