"""Arguments of a method call, checked by name and type."""
from typing import Any

from ..errors import MethodError

KNOWN: dict[str, dict[str, tuple[type, ...]]] = {
    "get": {"accountId": (str,), "ids": (list,), "properties": (list,)},
    "query": {
        "accountId": (str,), "filter": (dict,), "sort": (list,), "position": (int,), "anchor": (str,),
        "anchorOffset": (int,), "limit": (int,), "calculateTotal": (bool,),
    },
    "set": {"accountId": (str,), "create": (dict,), "update": (dict,), "destroy": (list,), "ifInState": (str,)},
}


def check(verb: str, arguments: dict[str, Any]) -> None:
    """Null counts as absent."""
    for name, value in arguments.items():
        types = KNOWN[verb].get(name)
        if types is None:
            raise MethodError("invalidArguments", f"Unknown argument {name}")
        wrong = not isinstance(value, types) or (isinstance(value, bool) and bool not in types)
        if value is not None and wrong:
            raise MethodError("invalidArguments", f"Invalid value for argument {name}")
    if verb != "set":
        lists = [arguments.get(name) or [] for name in ("ids", "properties")]
        if not all(isinstance(member, str) for members in lists for member in members):
            raise MethodError("invalidArguments", "Expected a list of strings")
    else:
        check_set(arguments)


def check_set(arguments: dict[str, Any]) -> None:
    objects = [*(arguments.get("create") or {}).values(), *(arguments.get("update") or {}).values()]
    if not all(isinstance(value, dict) for value in objects):
        raise MethodError("invalidArguments", "Expected an object for each id")
    if not all(isinstance(id, str) for id in arguments.get("destroy") or []):
        raise MethodError("invalidArguments", "Expected a list of ids")
