"""Who may open an application: without bindings everybody (contract 2.7)."""

from ..installation import Document, Installation


def bindings_of(home: Installation, application: Document) -> list[Document]:
    return [row for row in home.where("binding", target=application["pk"]) if row["enabled"]]


def may_open(home: Installation, application: Document, user: Document) -> bool:
    found = [_passes(binding, user) for binding in bindings_of(home, application)]
    if not found:
        return True
    return all(found) if application["policy_engine_mode"] == "all" else any(found)


def _passes(binding: Document, user: Document) -> bool:
    by_group = binding["group"] is not None and binding["group"] in user["groups"]
    by_user = binding["user"] is not None and binding["user"] == user["pk"]
    return (by_group or by_user) != binding["negate"]
