"""The data file as objects: types with their properties and variants, enumerations."""
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .beside import ENUMS, OBJECTS, TYPES
from .notation import Type, parsed

FILE = Path(__file__).resolve().parent.parent.parent / "data" / "stalwart-registry.json"


@dataclass(frozen=True)
class Property:
    name: str
    type: Type
    nullable: bool
    default: Any
    has_default: bool
    required: bool
    update: str
    normalise: str | None
    least: float | None
    most: float | None
    min_items: int
    masked: bool

    @property
    def server_set(self) -> bool:
        return self.update == "serverSet"


Record = dict[str, Property]


@dataclass(frozen=True)
class Shape:
    """A type: its one record, or a record for each value of @type."""

    name: str
    records: dict[str | None, Record]
    default: str | None

    @property
    def has_variants(self) -> bool:
        return None not in self.records

    def record(self, document: dict[str, Any]) -> Record:
        return self.records[document["@type"] if self.has_variants else None]


def property_of(name: str, spec: dict[str, Any]) -> Property:
    return Property(
        name=name,
        type=parsed(spec["type"]),
        nullable=spec.get("nullable", False),
        default=spec.get("default"),
        has_default="default" in spec,
        required=spec.get("required", False),
        update=spec.get("update", "mutable"),
        normalise=spec.get("normalise"),
        least=spec.get("min"),
        most=spec.get("max"),
        min_items=spec.get("minItems", 0),
        masked="maskedOnGet" in spec,
    )


class Registry:
    def __init__(self, document: dict[str, Any]) -> None:
        self.objects: dict[str, dict[str, Any]] = {**document["objects"], **OBJECTS}
        self.types: dict[str, dict[str, Any]] = {**document["types"], **TYPES}
        self.enums = {name: frozenset(members) for name, members in {**document["enums"], **ENUMS}.items()}
        self.permissions: list[str] = document["enums"]["Permission"]
        self.shape = cache(self.build)

    def build(self, name: str) -> Shape:
        spec = self.types[name]
        if "variants" not in spec:
            return Shape(name, {None: self.properties(name)}, None)
        records = {variant: self.properties(type) if type else {} for variant, type in spec["variants"].items()}
        return Shape(name, records, spec["default"])

    def properties(self, name: str) -> Record:
        return {key: property_of(key, spec) for key, spec in self.types[name]["properties"].items()}


def load() -> Registry:
    return Registry(json.loads(FILE.read_text()))
