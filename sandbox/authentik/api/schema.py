"""Request bodies checked against the official OpenAPI document; answers in the words of Django REST framework."""

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from ..answers import invalid
from ..call import Call
from ..installation import Document
from .formats import checker
from .words import words

OFFICIAL = Path(__file__).resolve().parents[2] / "data" / "authentik-openapi.json"
# Bodies of operations that the trimmed official document leaves out, written from the recorded exchanges.
RECORDED = Path(__file__).with_name("recorded_schemas.json")

Rule = Callable[[Any], str | None]


@functools.cache
def schemas() -> Document:
    """OpenAPI 3.0 made plain JSON Schema: `nullable` becomes a type, references point into this document."""
    official = json.loads(OFFICIAL.read_text())["components"]["schemas"]
    found = plain(official | json.loads(RECORDED.read_text()))
    assert isinstance(found, dict)
    return found


def plain(node: Any) -> Any:
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: plain(value) for key, value in node.items() if key not in ("nullable", "readOnly")}
    if "$ref" in node:
        out["$ref"] = node["$ref"].replace("#/components/schemas/", "#/$defs/")
    if node.get("nullable"):
        return {"anyOf": [out, {"type": "null"}]} if "type" not in out else out | {"type": [out["type"], "null"]}
    return out


@functools.cache
def validator(name: str) -> Draft202012Validator:
    formats: FormatChecker = checker()
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schemas()}, format_checker=formats)


def checked(call: Call, name: str, rules: Mapping[str, Rule] | None = None) -> Document:
    """The members of the body that the schema knows; all mistakes are answered together.

    `rules` are checks of single members that a schema cannot make: each gives the text of its mistake or None.
    """
    if not isinstance(call.body, dict):
        kind = type(call.body).__name__
        raise invalid({"non_field_errors": [f"Invalid data. Expected a dictionary, but got {kind}."]})
    known = schemas()[name]["properties"]
    body = {key: coerced(value, known[key]) for key, value in call.body.items() if key in known}
    mistakes: Document = {}
    for error in sorted(validator(name).iter_errors(body), key=lambda found: list(map(str, found.absolute_path))):
        note(mistakes, error, known)
    for key, rule in (rules or {}).items():
        text = rule(body[key]) if key in body and key not in mistakes else None
        if text:
            mistakes[key] = [text]
    if mistakes:
        raise invalid(mistakes)
    return body


def coerced(value: Any, schema: Document) -> Any:
    """Integers may come as text."""
    if schema.get("type") == "integer" and isinstance(value, str) and value.lstrip("-").isdecimal():
        return int(value)
    return value


def note(mistakes: Document, error: ValidationError, known: Document) -> None:
    """One mistake where Django REST framework shows it: lists of choices by index, lists of objects as a list."""
    path = list(error.absolute_path)
    if error.validator == "required":
        missing = next(
            key for key in error.validator_value if key not in error.instance and f"'{key}'" in error.message
        )
        path.append(missing)
    field, text = str(path[0]), words(error, str(path[-1]))
    if len(path) == 1:
        mistakes.setdefault(field, [text])
    elif len(path) == 2 and is_flat(known[field]):
        mistakes.setdefault(field, []).append(text)
    elif len(path) == 2:
        mistakes.setdefault(field, {})[str(path[1])] = [text]
    else:
        rows = mistakes.setdefault(field, [])
        rows += [{} for _ in range(int(path[1]) + 1 - len(rows))]
        rows[int(path[1])][str(path[2])] = [text]


def is_flat(schema: Document) -> bool:
    """Lists of ids show their mistakes without an index."""
    items = schema.get("items", {})
    return items.get("format") == "uuid" or items.get("type") == "integer"
