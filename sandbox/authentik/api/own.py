"""Rows that have an owner: all for a superuser, for everybody else only their own (contract 1.3)."""

from ..call import Call
from ..domain import groups
from ..installation import Document


def is_superuser(call: Call) -> bool:
    return groups.is_superuser(call.home, call.caller)


def visible(call: Call, kind: str) -> list[Document]:
    rows = call.home.all(kind)
    return rows if is_superuser(call) else [row for row in rows if row["user"] == call.caller["pk"]]
