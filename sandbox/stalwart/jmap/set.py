"""/set (contract section 2.3): every object by itself, create before update before destroy."""
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ..call import Call
from ..errors import MethodError, SetError, invalid_patch, invalid_properties
from ..ids import SINGLETON
from ..installation import Document
from ..kinds.keys import claim, release
from ..kinds.kind import Kind
from ..kinds.links import check_unlinked
from ..registry.notation import Object
from ..registry.patch import Patch
from ..registry.reader import Reader
from ..registry.walk import keep_masked, problems


class Set:
    def __init__(self, call: Call, kind: Kind, kinds: Mapping[str, Kind]) -> None:
        self.call, self.kind, self.kinds, self.store = call, kind, kinds, call.home.store
        self.reader = Reader(call.home.registry, call.created)
        self.answer: dict[str, Any] = {}

    def run(self, arguments: dict[str, Any]) -> dict[str, Any]:
        creates, updates = arguments.get("create") or {}, arguments.get("update") or {}
        destroys = [self.id_of(id) for id in arguments.get("destroy") or []]
        self.demand(creates, updates, destroys)
        for cid, value in creates.items():
            self.attempt("created", "notCreated", cid, partial(self.create, cid, value))
        for key, patch in updates.items():
            id = self.id_of(key)
            self.attempt("updated", "notUpdated", id, partial(self.update, id, patch, id in destroys))
        for id in destroys:
            self.attempt("destroyed", "notDestroyed", id, partial(self.destroy, id))
        return self.answer

    def demand(self, creates: Document, updates: Document, destroys: list[str]) -> None:
        limit = self.call.home.loaded.limits["setMaxObjects"]
        if len(creates) + len(updates) + len(destroys) > limit:
            raise MethodError("requestTooLarge", f"At most {limit} objects in one request.")
        for verb, objects in (("Create", creates), ("Update", updates), ("Destroy", destroys)):
            if objects and not (self.kind.singleton and verb != "Update"):
                self.call.demand(self.kind.permission(verb))

    def id_of(self, text: str) -> str:
        return self.call.created.get(text[1:], text) if text.startswith("#") else text

    def attempt(self, done: str, refused: str, key: str, action: Callable[[], Any]) -> None:
        """What one object's action wrote is undone when it is refused; the others stand."""
        try:
            with self.store.transaction():
                result = action()
        except SetError as error:
            self.answer.setdefault(refused, {})[key] = error.shown
            return
        if done == "destroyed":
            self.answer.setdefault(done, []).append(key)
        else:
            self.answer.setdefault(done, {})[key] = result

    def create(self, cid: str, value: Document) -> Document:
        if self.kind.singleton:
            raise SetError("singleton", description="There is exactly one such object.")
        document = self.reader.object(Object(self.kind.object), value, "")
        id = self.stored(None, document, None, value)
        self.call.created[cid] = id
        return self.kind.created_answer(self.call.owner, id, document)

    def update(self, id: str, patch: Document, will_destroy: bool) -> None:
        if will_destroy:
            raise SetError("willDestroy", description="The object is destroyed in the same call.")
        old = self.kind.load(self.call.owner, id)
        if old is None:
            raise SetError("notFound")
        document = Patch(self.reader, self.kind.shape).applied(*self.retyped(old, patch))
        self.stored(id, document, old, patch)

    def retyped(self, old: Document, patch: Document) -> tuple[Document, Document]:
        """Another @type makes the object anew from defaults, and is refused for accounts."""
        if "@type" not in patch:
            return old, patch
        rest = {name: value for name, value in patch.items() if name != "@type"}
        variant = patch["@type"]
        if not self.kind.shape.has_variants or variant not in self.kind.shape.records:
            raise invalid_patch("@type", "Missing or invalid '@type' property in object")
        if variant == old["@type"]:
            return old, rest
        if "variantChange" in self.kind.spec:
            raise invalid_properties("@type", f"Cannot change the type of an existing {self.kind.name.lower()}.")
        return {**self.reader.fresh(self.kind.shape.records[variant]), "@type": variant}, rest

    def stored(self, id: str | None, document: Document, old: Document | None, request: Document) -> str:
        """Checks a new version of a document in the order in which the original refuses, then stores it."""
        wrong = problems(self.call.home.registry, self.kind.shape.record(document), document)
        if wrong:
            raise SetError("validationFailed", validationErrors=wrong)
        if old is not None:
            keep_masked(self.call.home.registry, self.kind.shape.record(document), document, old)
        self.kind.prepare(self.call, document, old, {pointer.split("/")[0] for pointer in request})
        self.kind.check_references(document)
        id = id or self.kind.new_id(self.call.owner)
        claim(self.kind, id, document, old)
        self.kind.save(self.call.owner, id, document)
        self.kind.after(self.call, id, document, old)
        return id

    def destroy(self, id: str) -> None:
        if id == SINGLETON and self.kind.singleton:
            raise SetError("singleton", description="This object cannot be destroyed.")
        old = self.kind.load(self.call.owner, id)
        if old is None:
            raise SetError("notFound")
        check_unlinked(self.kinds, self.kind, id)
        release(self.kind, old)
        self.kind.remove(self.call.owner, id)
        self.kind.after(self.call, id, None, old)
