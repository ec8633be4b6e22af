"""How accounts and groups appear in answers."""

from ..domain import groups
from ..installation import Document, Installation
from ..times import iso

AVATAR = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="


def user(home: Installation, row: Document, with_groups: bool = True, with_roles: bool = True) -> Document:
    """Without objects of groups or roles: null, the ids stay."""
    return {
        "pk": row["pk"],
        "username": row["username"],
        "name": row["name"],
        "is_active": row["is_active"],
        "last_login": iso(row["last_login"]),
        "date_joined": iso(row["date_joined"]),
        "is_superuser": groups.is_superuser(home, row),
        "groups": row["groups"],
        "groups_obj": [partial_group(group) for group in groups_of(home, row)] if with_groups else None,
        "roles": row["roles"],
        "roles_obj": [] if with_roles else None,
        "email": row["email"],
        "avatar": AVATAR,
        "attributes": row["attributes"],
        "uid": home.uid(row),
        "path": row["path"],
        "type": row["type"],
        "uuid": row["uuid"],
        "password_change_date": iso(row["password_change_date"]),
        "last_updated": iso(row["last_updated"]),
    }


def groups_of(home: Installation, row: Document) -> list[Document]:
    return [group for pk in row["groups"] if (group := home.get("group", pk))]


def partial_group(row: Document) -> Document:
    return {name: row[name] for name in ("pk", "num_pk", "name", "is_superuser", "attributes")}


def own_account(home: Installation, row: Document) -> Document:
    """What `users/me` says."""
    return {
        "pk": row["pk"],
        "username": row["username"],
        "name": row["name"],
        "is_active": row["is_active"],
        "is_superuser": groups.is_superuser(home, row),
        "groups": [{"name": group["name"], "pk": group["pk"]} for group in groups_of(home, row)],
        "roles": [],
        "email": row["email"],
        "avatar": AVATAR,
        "uid": home.uid(row),
        "settings": {},
        "type": row["type"],
        "system_permissions": [],
    }


def member(home: Installation, row: Document) -> Document:
    """A user inside a group."""
    kept = ("pk", "username", "name", "is_active", "email", "attributes")
    return {name: row[name] for name in kept} | {"last_login": iso(row["last_login"]), "uid": home.uid(row)}


def group(
    home: Installation, row: Document, members: bool = True, children: bool = False, parents: bool = False
) -> Document:
    inside = groups.members(home, row["pk"])
    below = groups.children(home, row["pk"])
    above = [found for pk in row["parents"] if (found := home.get("group", pk))]
    return {
        "pk": row["pk"],
        "num_pk": row["num_pk"],
        "name": row["name"],
        "is_superuser": row["is_superuser"],
        "parents": row["parents"],
        "parents_obj": [related(found) for found in above] if parents else None,
        "users": [found["pk"] for found in inside],
        "users_obj": [member(home, found) for found in inside] if members else None,
        "attributes": row["attributes"],
        "roles": row["roles"],
        "roles_obj": [],
        "inherited_roles_obj": None,
        "children": [found["pk"] for found in below],
        "children_obj": [related(found) for found in below] if children else None,
    }


def related(row: Document) -> Document:
    return {name: row[name] for name in ("pk", "name", "is_superuser", "attributes")} | {"group_uuid": row["pk"]}
