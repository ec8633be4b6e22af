"""Rows of codes, access tokens and refresh tokens. Their values are stored as digests only."""

import hashlib
from collections.abc import Iterator

from ..installation import Document, Installation

KINDS = ("code", "access", "refresh")


def digest(value: str) -> str:
    return hashlib.sha256(value.encode(errors="replace")).hexdigest()


def add(home: Installation, kind: str, value: str, row: Document) -> Document:
    row = {"pk": home.number(kind), "kind": kind, "digest": digest(value), "revoked": False} | row
    home.put(kind, row["pk"], row)
    home.put("grant-index", row["digest"], {"kind": kind, "pk": row["pk"]})
    return row


def find(home: Installation, kind: str, value: str) -> Document | None:
    entry = home.get("grant-index", digest(value))
    return home.get(kind, entry["pk"]) if entry and entry["kind"] == kind else None


def save(home: Installation, row: Document) -> None:
    home.put(row["kind"], row["pk"], row)


def remove(home: Installation, row: Document) -> None:
    home.delete(row["kind"], row["pk"])
    home.delete("grant-index", row["digest"])


def is_expired(home: Installation, row: Document) -> bool:
    return row["expires"] <= home.now()


def of_session(home: Installation, kind: str, session_key: str) -> Iterator[Document]:
    return home.where(kind, session=session_key)


def remove_where(home: Installation, kinds: tuple[str, ...] = KINDS, **fields: object) -> None:
    for kind in kinds:
        for row in list(home.where(kind, **fields)):
            remove(home, row)
