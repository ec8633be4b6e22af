"""Principal/get and Principal/query, as far as they tell who is on the server (contract section 9.4)."""
from typing import Any

from ..call import Call
from ..errors import MethodError
from ..ids import order
from ..installation import Document
from ..kinds.addresses import Addressed

PROPERTIES = ("id", "type", "name", "description", "email")


class Principals:
    def __init__(self, accounts: Addressed) -> None:
        self.accounts = accounts

    def shown(self, id: str, account: Document) -> Document:
        email = self.accounts.email_address(account)
        kind = "individual" if account["@type"] == "User" else "group"
        return {"id": id, "type": kind, "name": email, "description": account["description"], "email": email}

    def get(self, call: Call, arguments: dict[str, Any]) -> dict[str, Any]:
        call.demand("jmapPrincipalGet")
        accounts = dict(self.accounts.items(""))
        ids = arguments.get("ids")
        ids = [*accounts] if ids is None else ids
        wanted = arguments.get("properties") or PROPERTIES
        rows = [self.shown(id, accounts[id]) for id in ids if id in accounts]
        return {
            "state": "n",
            "list": [{name: row[name] for name in row if name in wanted or name == "id"} for row in rows],
            "notFound": [id for id in ids if id not in accounts],
        }

    def query(self, call: Call, arguments: dict[str, Any]) -> dict[str, Any]:
        call.demand("jmapPrincipalQuery")
        if arguments.get("filter"):
            raise MethodError("unsupportedFilter", "Principals are listed without a filter here.")
        ids = sorted((id for id, _ in self.accounts.items("")), key=order)
        position, limit = arguments.get("position") or 0, arguments.get("limit")
        page = ids[position:] if limit is None else ids[position:position + limit]
        total = {"total": len(ids)} if arguments.get("calculateTotal") else {}
        return {"queryState": "n", "canCalculateChanges": True, "position": position, "ids": page, **total}
