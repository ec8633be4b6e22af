"""Result references: arguments taken from the answer to an earlier call (RFC 8620 section 3.7)."""
from typing import Any

from ..errors import MethodError

Response = list[Any]

MEMBERS = ("resultOf", "name", "path")


def resolved(arguments: dict[str, Any], responses: list[Response]) -> dict[str, Any]:
    out = {}
    for name, value in arguments.items():
        if not name.startswith("#"):
            out[name] = value
        elif name[1:] in arguments:
            raise MethodError("invalidArguments", f"{name[1:]} is given twice.")
        else:
            out[name[1:]] = referred(value, responses)
    return out


def referred(reference: Any, responses: list[Response]) -> Any:
    named = isinstance(reference, dict) and all(isinstance(reference.get(name), str) for name in MEMBERS)
    if not named:
        raise MethodError("invalidResultReference", "A reference names resultOf, name and path.")
    for name, arguments, call_id in responses:
        if call_id == reference["resultOf"] and name == reference["name"]:
            parts = reference["path"].removeprefix("/").split("/")
            return reach(arguments, [part.replace("~1", "/").replace("~0", "~") for part in parts])
    raise MethodError("invalidResultReference", "There is no such result.")


def reach(node: Any, parts: list[str]) -> Any:
    """`*` maps the rest over a list and flattens what it finds."""
    if not parts:
        return node
    if parts[0] == "*" and isinstance(node, list):
        found = [reach(member, parts[1:]) for member in node]
        return [inner for one in found for inner in (one if isinstance(one, list) else [one])]
    if isinstance(node, dict) and parts[0] in node:
        return reach(node[parts[0]], parts[1:])
    if isinstance(node, list) and parts[0].isdecimal() and int(parts[0]) < len(node):
        return reach(node[int(parts[0])], parts[1:])
    raise MethodError("invalidResultReference", "The path leads nowhere.")
