"""Walks a stored document along its type: what is missing or out of range, what it refers to, how it is shown."""
from collections.abc import Iterator
from typing import Any

from .model import Property, Record, Registry
from .notation import Identifier, Mapping, Members, Object, ObjectList, Scalar, Type
from .reader import below

MASK = "****"
# A duration is more than nothing (contract section 2.3).
LEAST_DURATION = 1


def inner(registry: Registry, type: Type, value: Any) -> Iterator[tuple[str, Record, dict[str, Any]]]:
    """The objects right inside a value, with the last part of their path."""
    if value is None:
        return
    if isinstance(type, Object):
        yield "", registry.shape(type.name).record(value), value
    elif isinstance(type, (ObjectList, Mapping)):
        item = type.item if isinstance(type, ObjectList) else type.value
        if isinstance(item, Object):
            for key, member in value.items():
                yield key, registry.shape(item.name).record(member), member


def problems(registry: Registry, record: Record, document: dict[str, Any], path: str = "") -> list[dict[str, Any]]:
    """Validation errors: required values that are missing, numbers and sets out of range."""
    out = []
    for property in record.values():
        value, at = document.get(property.name), below(path, property.name)
        if value is None:
            if property.required and not property.server_set:
                out.append({"type": "Required", "property": at})
            continue
        out += out_of_range(property, value, at)
        for key, inside, member in inner(registry, property.type, value):
            out += problems(registry, inside, member, below(at, key) if key else at)
    return out


def out_of_range(property: Property, value: Any, path: str) -> list[dict[str, Any]]:
    if isinstance(property.type, Members):
        short = len(value) < property.min_items
        return [{"type": "MinLength", "property": path, "required": property.min_items}] if short else []
    if not isinstance(property.type, Scalar) or property.type.kind != "number":
        return []
    least = property.least
    if property.type.format == "duration":
        least = max(least or 0, LEAST_DURATION)
    if least is not None and value < least:
        return [{"type": "MinValue", "property": path, "required": int(least)}]
    if property.most is not None and value > property.most:
        return [{"type": "MaxValue", "property": path, "required": int(property.most)}]
    return []


def references(registry: Registry, record: Record, document: dict[str, Any]) -> Iterator[tuple[Identifier, str]]:
    """Every id of another object in a document, at any depth."""
    for property in record.values():
        value, type = document.get(property.name), property.type
        if value is None:
            continue
        if isinstance(type, Identifier):
            yield type, value
        elif isinstance(type, Members) and isinstance(type.member, Identifier):
            yield from ((type.member, id) for id in value)
        for _, inside, member in inner(registry, type, value):
            yield from references(registry, inside, member)


def keep_masked(registry: Registry, record: Record, document: dict[str, Any], old: dict[str, Any]) -> None:
    """A secret sent as its mask stays what it was. Lists are left out: their items have no identity here."""
    for property in record.values():
        value, before = document.get(property.name), old.get(property.name)
        if property.masked and value == MASK and before is not None:
            document[property.name] = before
        elif isinstance(property.type, Object) and value and before:
            keep_masked(registry, registry.shape(property.type.name).record(value), value, before)


def shown(registry: Registry, record: Record, document: dict[str, Any]) -> dict[str, Any]:
    """As /get answers it: secrets masked, unset properties null."""
    out = {}
    for property in record.values():
        value = document.get(property.name)
        if property.masked:
            out[property.name] = None if value is None and property.nullable else MASK
        else:
            out[property.name] = shown_value(registry, property.type, value)
    if "@type" in document:
        out["@type"] = document["@type"]
    return out


def shown_value(registry: Registry, type: Type, value: Any) -> Any:
    if value is None or not isinstance(value, dict):
        return value
    if isinstance(type, Object):
        return shown(registry, registry.shape(type.name).record(value), value)
    objects = {key: shown(registry, record, member) for key, record, member in inner(registry, type, value)}
    return objects if objects else value
