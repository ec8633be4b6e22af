"""The type notation of the data file (its meta.typeNotation)."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Scalar:
    """`kind` is string, number, boolean or utcDateTime; `format` what follows the colon."""

    kind: str
    format: str = ""


@dataclass(frozen=True)
class Enumeration:
    name: str


@dataclass(frozen=True)
class Identifier:
    """The id of an `object`; of one of its variants only when `variant` is set."""

    object: str
    variant: str | None = None


@dataclass(frozen=True)
class Object:
    name: str


@dataclass(frozen=True)
class ObjectList:
    item: Object


@dataclass(frozen=True)
class Members:
    """A set: JSON object with the members as keys."""

    member: "Type"


@dataclass(frozen=True)
class Mapping:
    key: "Type"
    value: "Type"


Type = Scalar | Enumeration | Identifier | Object | ObjectList | Members | Mapping


def parsed(notation: str) -> Type:
    if notation.startswith("set<"):
        return Members(parsed(notation[4:-1]))
    if notation.startswith("map<"):
        key, value = notation[4:-1].split(",")
        return Mapping(parsed(key), parsed(value))
    kind, _, rest = notation.partition(":")
    if kind == "enum":
        return Enumeration(rest)
    if kind == "id":
        object, _, variant = rest.partition("/")
        return Identifier(object, variant or None)
    if kind == "object":
        return Object(rest)
    if kind == "objectList":
        return ObjectList(Object(rest))
    if kind in ("string", "number", "boolean", "utcDateTime"):
        return Scalar(kind, rest)
    raise ValueError(f"unknown type notation {notation}")
