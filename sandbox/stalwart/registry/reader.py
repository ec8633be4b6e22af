"""Turns the values of a request into those that are stored, or refuses them by their path.

A member that does not exist is refused under the path of what holds it, so at the top of a create under "".
"""
from collections.abc import Mapping as Dictionary
from typing import Any

from ..errors import invalid_patch
from .model import Property, Record, Registry
from .notation import Enumeration, Identifier, Mapping, Members, Object, ObjectList, Scalar, Type
from .scalars import scalar_read


def below(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


class Reader:
    def __init__(self, registry: Registry, created: Dictionary[str, str]) -> None:
        """`created` holds the ids for `#creationId` references."""
        self.registry, self.created = registry, created

    def property(self, property: Property, value: Any, path: str) -> Any:
        if value is not None:
            return self.typed(property.type, value, path, property.normalise)
        if not property.nullable:
            raise invalid_patch(path, "Property cannot be null")
        return None

    def typed(self, type: Type, value: Any, path: str, normalise: str | None = None) -> Any:
        if isinstance(type, Scalar):
            return self.scalar(type, value, path, normalise)
        if isinstance(type, Enumeration):
            return self.enumerated(type, value, path)
        if isinstance(type, Identifier):
            return self.identifier(value, path)
        if not isinstance(value, dict):
            raise invalid_patch(path, "Expected an object")
        if isinstance(type, Object):
            return self.object(type, value, path)
        if isinstance(type, ObjectList):
            return self.list(type, value, path)
        if isinstance(type, Mapping):
            return {self.typed(type.key, k, path): self.typed(type.value, v, below(path, k)) for k, v in value.items()}
        return self.members(type, value, path, normalise)

    def scalar(self, type: Scalar, value: Any, path: str, normalise: str | None) -> Any:
        try:
            return scalar_read(type, value, normalise)
        except ValueError as error:
            raise invalid_patch(path, str(error)) from error

    def enumerated(self, type: Enumeration, value: Any, path: str) -> str:
        if not isinstance(value, str) or value not in self.registry.enums[type.name]:
            raise invalid_patch(path, f"Invalid value for {type.name}")
        return value

    def identifier(self, value: Any, path: str) -> str:
        if not isinstance(value, str) or not value:
            raise invalid_patch(path, "Invalid id")
        if not value.startswith("#"):
            return value
        if value[1:] not in self.created:
            raise invalid_patch(path, f"Unknown creation id {value}")
        return self.created[value[1:]]

    def members(self, type: Members, value: dict[str, Any], path: str, normalise: str | None) -> dict[str, bool]:
        out = {}
        for key, there in value.items():
            if there not in (True, False, None) or isinstance(there, int) and not isinstance(there, bool):
                raise invalid_patch(path, "Members of a set are true, false or null")
            member = self.typed(type.member, key, path, normalise)
            if there:
                out[member] = True
        return out

    def list(self, type: ObjectList, value: dict[str, Any], path: str) -> dict[str, Any]:
        if not all(key.isdecimal() and key.isascii() for key in value):
            raise invalid_patch(path, "Keys of a list are unsigned integers")
        ordered = sorted(value.items(), key=lambda item: int(item[0]))
        return {str(i): self.typed(type.item, item, below(path, key)) for i, (key, item) in enumerate(ordered)}

    def object(self, type: Object, value: dict[str, Any], path: str) -> dict[str, Any]:
        shape = self.registry.shape(type.name)
        if not shape.has_variants:
            return self.record(shape.records[None], value, path)
        variant = value.get("@type")
        if variant not in shape.records:
            raise invalid_patch(path, "Missing or invalid '@type' property in object")
        rest = {name: member for name, member in value.items() if name != "@type"}
        return {**self.record(shape.records[variant], rest, path), "@type": variant}

    def record(self, record: Record, value: dict[str, Any], path: str) -> dict[str, Any]:
        out = self.fresh(record)
        for name, member in value.items():
            property = record.get(name)
            if property is None:
                raise invalid_patch(path, f"Unknown property {name}")
            if property.server_set:
                raise invalid_patch(below(path, name), "Cannot modify server set property")
            out[name] = self.property(property, member, below(path, name))
        return out

    def fresh(self, record: Record) -> dict[str, Any]:
        return {name: self.default(property) for name, property in record.items() if not property.server_set}

    def default(self, property: Property) -> Any:
        if property.has_default:
            return None if property.default is None else self.typed(property.type, property.default, property.name)
        if isinstance(property.type, Object) and not property.required:
            return self.default_object(property.type)
        return None

    def default_object(self, type: Object) -> dict[str, Any]:
        shape = self.registry.shape(type.name)
        if not shape.has_variants:
            return self.fresh(shape.records[None])
        return {**self.fresh(shape.records[shape.default]), "@type": shape.default}
