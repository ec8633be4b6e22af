"""The filter `attributes`: a JSON object whose keys may be paths with double underscores."""

import json
from collections.abc import Iterable
from typing import Any

from ..answers import invalid
from ..call import Call
from ..installation import Document

MISSING = object()


def by_attributes(call: Call, rows: Iterable[Document]) -> list[Document]:
    if "attributes" not in call.query:
        return list(rows)
    try:
        wanted = json.loads(call.query["attributes"])
    except ValueError:
        raise invalid(["filter: failed to parse JSON"]) from None
    if not isinstance(wanted, dict):
        raise invalid(["filter: value must be key:value mapping"])
    return [row for row in rows if all(reached(row["attributes"], path) == value for path, value in wanted.items())]


def reached(node: Any, path: str) -> Any:
    for part in path.split("__"):
        if not isinstance(node, dict) or part not in node:
            return MISSING
        node = node[part]
    return node
