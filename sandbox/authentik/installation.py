"""One installation: its documents, its clock and its faults."""

import hashlib
from collections.abc import Iterator
from typing import Any

from sandbox.common.clock import Clock
from sandbox.common.faults import Faults
from sandbox.common.store import Store

from .times import iso

Document = dict[str, Any]


class Installation:
    """Documents are kept by kind; numbered ones (user, provider, access, refresh, code) by their number as text."""

    def __init__(self, store: Store, clock: Clock, faults: Faults) -> None:
        self.store, self.clock, self.faults = store, clock, faults

    def now(self) -> float:
        return self.clock.now()

    def now_iso(self) -> str | None:
        return iso(self.now())

    def get(self, kind: str, key: object) -> Document | None:
        return self.store.get(kind, str(key))

    def need(self, kind: str, key: object) -> Document:
        """A document that another one refers to: it must be there."""
        found = self.get(kind, key)
        if found is None:
            raise LookupError(f"no {kind} {key}")
        return found

    def put(self, kind: str, key: object, document: Document) -> None:
        self.store.put(kind, str(key), document)

    def delete(self, kind: str, key: object) -> None:
        self.store.delete(kind, str(key))

    def number(self, kind: str) -> int:
        return int(self.store.next_id(kind))

    def all(self, kind: str) -> list[Document]:
        return list(self.store.all(kind))

    def where(self, kind: str, **fields: object) -> Iterator[Document]:
        return (row for row in self.all(kind) if all(row.get(name) == value for name, value in fields.items()))

    def first(self, kind: str, **fields: object) -> Document | None:
        return next(self.where(kind, **fields), None)

    @property
    def install_id(self) -> str:
        """Goes into every user's `uid`, the hashed subject."""
        return str(self.need("installation", "id")["value"])

    def uid(self, user: Document) -> str:
        return hashlib.sha256(f"{user['pk']}-{self.install_id}".encode()).hexdigest()
