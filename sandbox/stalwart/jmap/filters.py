"""Filters of /query: only indexed properties, all of which must match (contract section 2.2)."""
import re
from collections.abc import Callable
from typing import Any

from ..errors import MethodError
from ..installation import Document

Items = list[tuple[str, Document]]

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "IsGreaterThanOrEqual": lambda have, want: have >= want,
    "IsGreaterThan": lambda have, want: have > want,
    "IsLessThanOrEqual": lambda have, want: have <= want,
    "IsLessThan": lambda have, want: have < want,
}


def flat(condition: dict[str, Any]) -> list[tuple[str, Any]]:
    """Property and value pairs; only AND may join them."""
    if "operator" not in condition:
        return [*condition.items()]
    conditions = condition.get("conditions")
    if condition["operator"] != "AND" or not isinstance(conditions, list):
        raise MethodError("unsupportedFilter", "Only AND is supported.")
    return [pair for inner in conditions for pair in flat(inner)]


def words(text: str) -> set[str]:
    """Split at everything that is not alphanumeric; words of one character are dropped."""
    return {word for word in re.split(r"[\W_]+", text.lower()) if len(word) > 1}


def texts(document: Document, source: str) -> list[str]:
    """The texts of a source like `aliases[].name`: a string, the members of a set, or a member of list items; a source
    like `report.policyDomain` is a string inside an object."""
    name, _, inner = source.partition("[].")
    if not inner and "." in name:
        outer, _, name = name.partition(".")
        document = document[outer]
    value = document.get(name)
    if isinstance(value, dict):
        return [item[inner] for item in value.values()] if inner else [*value]
    return [value] if value else []


def text_match(items: Items, spec: str, value: str) -> set[str]:
    """Ids with all the words; leading words that nothing has are ignored, as in the original."""
    sources = spec.removeprefix("words of ").split(", ")
    index = {id: {word for s in sources for text in texts(doc, s) for word in words(text)} for id, doc in items}
    result: set[str] | None = None
    for word in re.split(r"[\W_]+", value.lower()):
        if len(word) < 2:
            continue
        hits = {id for id, found in index.items() if word in found}
        if result is not None:
            result &= hits
        elif hits:
            result = hits
    return result or set()


def matches(items: Items, filters: dict[str, str], name: str, value: Any) -> set[str]:
    if name in filters:
        if not isinstance(value, str):
            raise MethodError("invalidArguments", f"Invalid value for filter {name}")
        if filters[name].startswith("words of "):
            return text_match(items, filters[name], value)
        return {id for id, doc in items if holds(doc.get(name), value)}
    for suffix, compare in COMPARISONS.items():
        property = name.removesuffix(suffix)
        if name.endswith(suffix) and property in filters and not filters[property].startswith("words of "):
            return {id for id, doc in items if isinstance(doc.get(property), str) and compare(doc[property], value)}
    raise MethodError("unsupportedFilter", f"{name} cannot be filtered.")


def holds(have: Any, value: str) -> bool:
    return value in have if isinstance(have, dict) else have == value


def filtered(items: Items, filters: dict[str, str], condition: dict[str, Any]) -> Items:
    """Each condition is evaluated over all documents: whether a word has a hit does not depend on the others."""
    found = [matches(items, filters, name, value) for name, value in flat(condition)]
    return [item for item in items if all(item[0] in ids for ids in found)]
