"""/get (contract section 2.1)."""
from typing import Any

from ..call import Call
from ..errors import MethodError
from ..ids import SINGLETON
from ..kinds.kind import Kind


def wanted_names(kind: Kind, named: list[str] | None, version: str) -> set[str]:
    """Unknown names are dropped; when nothing is left it is everything, and since 0.16.22 only the id."""
    known = kind.property_names
    if named is None:
        return known
    valid = known & set(named)
    if not valid and version != "0.16.22":
        return known
    return valid | {"id"}


def get(call: Call, kind: Kind, arguments: dict[str, Any]) -> dict[str, Any]:
    call.demand(kind.permission("Get"))
    limit = call.home.loaded.limits["getMaxResults"]
    ids = arguments.get("ids")
    if ids is None:
        ids = [SINGLETON] if kind.singleton else [id for id, _ in kind.items(call.owner)][:limit]
    if len(ids) > limit:
        raise MethodError("requestTooLarge", f"At most {limit} ids in one request.")
    wanted = wanted_names(kind, arguments.get("properties"), call.home.version)
    found, missing = [], []
    for id in ids:
        document = kind.load(call.owner, id)
        if document is None:
            missing.append(id)
        else:
            found.append(kind.answer(call.owner, id, document, wanted))
    return {"list": found, "notFound": missing}
