"""/query (contract section 2.2): two code paths that answer differently, as in the original."""
from typing import Any

from ..call import Call
from ..errors import MethodError
from ..ids import order
from ..installation import Document
from ..kinds.kind import Kind
from .filters import Items, filtered

STATE = "n"


def comparator(kind: Kind, sort: list[Any] | None) -> tuple[str, bool]:
    """The property and whether it ascends; ids descend by default."""
    if not sort:
        return "id", False
    first = sort[0] if isinstance(sort[0], dict) else {}
    if len(sort) > 1 or first.get("property") not in kind.spec.get("sort", ["id"]):
        raise MethodError("unsupportedSort", "This order is not supported.")
    return str(first["property"]), bool(first.get("isAscending", True))


def sort_key(property: str, item: tuple[str, Document]) -> Any:
    id, document = item
    if property == "id":
        return order(id)
    value = document.get(property)
    return (" ".join(sorted(value)) if isinstance(value, dict) else value or "", order(id))


def fast_path(arguments: dict[str, Any], property: str) -> bool:
    position = arguments.get("position")
    plain = not arguments.get("calculateTotal") and not arguments.get("anchorOffset")
    return property == "id" and plain and (position is None or position > 0)


def fast_page(ids: list[str], ascending: bool, limit: int, anchor: str | None) -> list[str]:
    """The limit is applied in ascending order first, the page then reversed; the anchor itself is left out."""
    ids = sorted(ids, key=order)
    if anchor is not None:
        ids = [id for id in ids if order(id) > order(anchor)]
    page = ids[:limit]
    return page if ascending else page[::-1]


def first_position(ids: list[str], arguments: dict[str, Any]) -> int:
    anchor = arguments.get("anchor")
    if anchor is None:
        position = arguments.get("position") or 0
        return max(0, position if position >= 0 else len(ids) + position)
    if anchor not in ids:
        raise MethodError("anchorNotFound", "The anchor is not among the results.")
    return max(0, ids.index(anchor) + (arguments.get("anchorOffset") or 0))


def candidates(call: Call, kind: Kind, condition: dict[str, Any] | None) -> Items:
    items = kind.items(call.owner)
    kept = filtered(items, kind.spec.get("filters", {}), condition or {})
    return items if call.fault and call.fault.kind == "foreign-rows" else kept


def query(call: Call, kind: Kind, arguments: dict[str, Any]) -> dict[str, Any]:
    call.demand(kind.permission("Query"))
    most = call.home.loaded.limits["queryMaxResults"]
    limit = arguments.get("limit")
    if limit is not None and limit < 0:
        raise MethodError("invalidArguments", "Invalid limit")
    limit = min(most if limit is None else limit, most)
    property, ascending = comparator(kind, arguments.get("sort"))
    items = candidates(call, kind, arguments.get("filter"))
    answer = {"queryState": STATE, "canCalculateChanges": True, "position": 0}
    if fast_path(arguments, property):
        return {**answer, "ids": fast_page([id for id, _ in items], ascending, limit, arguments.get("anchor"))}
    ids = [id for id, _ in sorted(items, key=lambda item: sort_key(property, item), reverse=not ascending)]
    position = first_position(ids, arguments)
    answer.update(position=position, ids=ids[position:position + limit])
    if arguments.get("calculateTotal"):
        answer["total"] = len(ids)
    if len(ids) > limit:
        answer["limit"] = limit
    return answer
