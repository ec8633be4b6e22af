"""A kind of object: where its documents are, and the rules that the data file states for it."""
from collections.abc import Collection
from typing import Any

from ..call import Call
from ..errors import invalid_foreign_key
from ..ids import SINGLETON, next_sequential, next_snowflake, order
from ..installation import Document, Installation
from ..registry.reader import Reader
from ..registry.walk import references, shown


class Kind:
    """Kinds without rules of their own are instances of this class."""

    def __init__(self, home: Installation, object: str) -> None:
        self.home, self.object, self.store, self.registry = home, object, home.store, home.registry
        self.spec: dict[str, Any] = home.registry.objects[object]
        self.shape = home.registry.shape(object)

    @property
    def name(self) -> str:
        """As errors name it."""
        return self.object.removeprefix("x:")

    @property
    def singleton(self) -> bool:
        return self.spec["kind"] == "singleton"

    @property
    def scoped(self) -> bool:
        """Belongs to an account instead of the server."""
        return self.spec.get("accountScoped", False)

    @property
    def property_names(self) -> set[str]:
        names = {name for record in self.shape.records.values() for name in record}
        return names | {"id"} | ({"@type"} if self.shape.has_variants else set())

    def permission(self, verb: str) -> str:
        return self.spec["permissionPrefix"] + verb

    # Documents; `owner` matters to kinds that belong to an account.

    def items(self, owner: str) -> list[tuple[str, Document]]:
        """In ascending order of ids."""
        return sorted(self.store.items(self.object), key=lambda item: order(item[0]))

    def load(self, owner: str, id: str) -> Document | None:
        return self.store.get(self.object, id)

    def save(self, owner: str, id: str, document: Document) -> None:
        self.store.put(self.object, id, document)

    def remove(self, owner: str, id: str) -> None:
        self.store.delete(self.object, id)

    def new_id(self, owner: str) -> str:
        if self.spec.get("id") == "sequential":
            return next_sequential(self.store, self.object)
        return next_snowflake(self.store)

    # Rules.

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        """Refuses or completes a document before it is stored; `changed` are the properties that the request names."""
        if "createdAt" in self.shape.record(document) and not document.get("createdAt"):
            document["createdAt"] = self.home.now_text()

    def check_references(self, document: Document) -> None:
        for identifier, id in references(self.registry, self.shape.record(document), document):
            target = self.store.get(identifier.object, id)
            if target is None or identifier.variant not in (None, target.get("@type")):
                raise invalid_foreign_key(identifier.object, id)

    def keys(self, document: Document) -> list[tuple[str, str]]:
        """What must be unique, as (property that an error names, value)."""
        names = [rule["property"] for rule in self.spec.get("unique", [])]
        return [(name, document[name]) for name in names]

    @property
    def key_space(self) -> str:
        """Kinds with the same space share their keys."""
        return f"key {self.object}"

    def after(self, call: Call, id: str, document: Document | None, old: Document | None) -> None:
        """What follows from a change that was stored; `document` is None after a destroy."""

    # Answers.

    def answer(self, owner: str, id: str, document: Document, wanted: Collection[str]) -> Document:
        out = {**shown(self.registry, self.shape.record(document), document), "id": id}
        out.update(self.computed(id, document, wanted))
        return {name: value for name, value in out.items() if name in wanted}

    def computed(self, id: str, document: Document, wanted: Collection[str]) -> Document:
        """Properties that are not stored."""
        return {}

    def created_answer(self, owner: str, id: str, document: Document) -> Document:
        return {"id": id}

    def default_singleton(self) -> Document:
        """What a fresh installation holds."""
        return Reader(self.registry, {}).fresh(self.shape.records[None])

    def seed(self) -> None:
        if self.singleton and not self.scoped and self.store.get(self.object, SINGLETON) is None:
            self.save("", SINGLETON, self.default_singleton())
