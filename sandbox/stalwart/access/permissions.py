"""What an account may do (contract section 9.1): roles, its own permissions, and the cache of roles."""
from collections.abc import Iterable
from dataclasses import dataclass

from ..ids import SINGLETON
from ..installation import Document, Installation

Names = frozenset[str]


@dataclass(frozen=True)
class Rights:
    """A disable anywhere wins over an enable anywhere."""

    enabled: Names = frozenset()
    disabled: Names = frozenset()

    def with_more(self, enabled: Iterable[str], disabled: Iterable[str]) -> "Rights":
        return Rights(self.enabled | frozenset(enabled), self.disabled | frozenset(disabled))

    @property
    def effective(self) -> Names:
        return self.enabled - self.disabled


class Permissions:
    """The rights that roles give are cached for accounts that were active, until the caches are emptied."""

    def __init__(self, home: Installation) -> None:
        self.home, self.store = home, home.store
        self.cache: dict[str, Rights] = {}

    def forget(self, account: str) -> None:
        self.cache.pop(account, None)

    def forget_all(self) -> None:
        self.cache.clear()

    def active(self, id: str, account: Document) -> Names:
        """Of an account that signs in."""
        if id not in self.cache:
            self.cache[id] = self.of_roles(self.role_ids(account))
        return own(account["permissions"], self.cache[id])

    def fresh(self, account: Document) -> Names:
        """Without the cache."""
        return own(account["permissions"], self.of_roles(self.role_ids(account)))

    def role_ids(self, account: Document) -> list[str]:
        defaults = self.store.get("x:Authentication", SINGLETON) or {}
        kind = account["roles"]["@type"]
        if kind == "Custom":
            return [*account["roles"]["roleIds"]]
        names = {
            "User": ("defaultUserRoleIds",),
            "Admin": ("defaultAdminRoleIds", "defaultUserRoleIds"),
            "Default": ("defaultGroupRoleIds",),
        }
        return [id for name in names[kind] for id in defaults[name]]

    def of_roles(self, ids: Iterable[str]) -> Rights:
        """Roles may hold roles; a circle is walked once."""
        rights, open_ids, seen = Rights(), [*ids], set()
        while open_ids:
            id = open_ids.pop()
            role = self.store.get("x:Role", id)
            if id in seen or role is None:
                continue
            seen.add(id)
            rights = rights.with_more(role["enabledPermissions"], role["disabledPermissions"])
            open_ids += role["roleIds"]
        return rights


def own(permissions: Document, roles: Rights) -> Names:
    """The account's own permissions over those of its roles."""
    kind = permissions["@type"]
    if kind == "Inherit":
        return roles.effective
    base = roles if kind == "Merge" else Rights()
    return base.with_more(permissions["enabledPermissions"], permissions["disabledPermissions"]).effective


def of_credential(permissions: Document, account: Names) -> Names:
    """An app password or key holds at most what its account holds."""
    if permissions["@type"] == "Inherit":
        return account
    listed = frozenset(permissions["permissions"])
    return account - listed if permissions["@type"] == "Disable" else account & listed
