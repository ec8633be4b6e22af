"""Applies a patch to a stored document: keys are JSON pointers without the leading slash (contract section 2.3)."""
import copy
from typing import Any

from ..errors import invalid_patch
from .model import Property, Record, Shape
from .notation import Mapping, Members, Object, ObjectList, Type
from .reader import Reader


class Patch:
    def __init__(self, reader: Reader, shape: Shape) -> None:
        self.reader, self.shape = reader, shape

    def applied(self, document: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
        out = copy.deepcopy(document)
        record = self.shape.record(document)
        for pointer, value in patch.items():
            parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]
            self.in_record(record, out, parts, value, pointer)
        self.renumber(record, out)
        return out

    def in_record(self, record: Record, holder: dict[str, Any], parts: list[str], value: Any, path: str) -> None:
        property = record.get(parts[0])
        if property is None:
            raise invalid_patch(path, f"Unknown property {parts[0]}")
        if property.update != "mutable":
            words = "Cannot modify server set property" if property.server_set else "Cannot modify immutable property"
            raise invalid_patch(path, words)
        if len(parts) == 1:
            holder[property.name] = self.reader.property(property, value, path)
        else:
            self.inside(property, holder.get(property.name), parts[1:], value, path)

    def inside(self, property: Property, current: Any, parts: list[str], value: Any, path: str) -> None:
        if current is None:
            raise invalid_patch(path, "There is nothing to patch at this path")
        type = property.type
        if isinstance(type, Members) and len(parts) == 1:
            self.member(type, property, current, parts[0], value, path)
        elif isinstance(type, ObjectList):
            self.item(type.item, current, parts, value, path, numbered=True)
        elif isinstance(type, Mapping):
            self.entry(type, current, parts, value, path)
        elif isinstance(type, Object):
            self.in_object(type, current, parts, value, path)
        else:
            raise invalid_patch(path, "Invalid path")

    def member(
        self, type: Members, property: Property, current: dict[str, Any], key: str, value: Any, path: str
    ) -> None:
        if value is not None and not isinstance(value, bool):
            raise invalid_patch(path, "Members of a set are true, false or null")
        member = self.reader.typed(type.member, key, property.name, property.normalise)
        if value:
            current[member] = True
        else:
            current.pop(member, None)

    def entry(self, type: Mapping, current: dict[str, Any], parts: list[str], value: Any, path: str) -> None:
        self.reader.typed(type.key, parts[0], path)
        self.item(type.value, current, parts, value, path, numbered=False)

    def item(
        self, type: Type, current: dict[str, Any], parts: list[str], value: Any, path: str, numbered: bool
    ) -> None:
        key = parts[0]
        if numbered and not (key.isascii() and key.isdecimal()):
            raise invalid_patch(path, "Keys of a list are unsigned integers")
        if len(parts) == 1 and value is None:
            current.pop(key, None)
        elif len(parts) == 1:
            current[key] = self.reader.typed(type, value, path)
        elif isinstance(type, Object) and key in current:
            self.in_object(type, current[key], parts[1:], value, path)
        else:
            raise invalid_patch(path, "There is nothing to patch at this path")

    def in_object(self, type: Object, current: dict[str, Any], parts: list[str], value: Any, path: str) -> None:
        record = self.reader.registry.shape(type.name).record(current)
        self.in_record(record, current, parts, value, path)

    def renumber(self, record: Record, document: dict[str, Any]) -> None:
        for property in record.values():
            items = document.get(property.name)
            if isinstance(property.type, ObjectList) and items:
                ordered = sorted(items.items(), key=lambda item: int(item[0]))
                document[property.name] = {str(i): item for i, (_, item) in enumerate(ordered)}
