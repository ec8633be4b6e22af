"""Groups: members, ancestors, and the superuser status that descends to child groups (contract 2.7)."""

from typing import Any

from ..installation import Document, Installation
from ..randoms import identifier

FIRST_NUMBER = 10000  # `num_pk` is a number of its own, far from those of users


def create(home: Installation, name: str, **fields: Any) -> Document:
    group = {
        "pk": identifier(),
        "num_pk": FIRST_NUMBER + home.number("group"),
        "name": name,
        "is_superuser": False,
        "parents": [],
        "attributes": {},
        "roles": [],
    } | fields
    home.put("group", group["pk"], group)
    return group


def members(home: Installation, group: str) -> list[Document]:
    return [user for user in home.all("user") if group in user["groups"]]


def children(home: Installation, group: str) -> list[Document]:
    return [other for other in home.all("group") if group in other["parents"]]


def is_superuser(home: Installation, user: Document) -> bool:
    """Member of a superuser group or of a group somewhere below one."""
    seen: set[str] = set()
    waiting = list(user["groups"])
    while waiting:
        group = home.get("group", waiting.pop())
        if group is None or group["pk"] in seen:
            continue
        if group["is_superuser"]:
            return True
        seen.add(group["pk"])
        waiting += group["parents"]
    return False


def names(home: Installation, user: Document) -> list[str]:
    """Names of the direct groups, as the claim `groups` has them."""
    return [group["name"] for pk in user["groups"] if (group := home.get("group", pk))]


def delete(home: Installation, group: str) -> None:
    for user in members(home, group):
        home.put("user", user["pk"], user | {"groups": [pk for pk in user["groups"] if pk != group]})
    for child in children(home, group):
        home.put("group", child["pk"], child | {"parents": [pk for pk in child["parents"] if pk != group]})
    for binding in list(home.where("binding", group=group)):
        home.delete("binding", binding["pk"])
    home.delete("group", group)
