"""x:Account: mailboxes and groups (contract sections 7.1 and 8.1)."""
from collections.abc import Collection

from sandbox.common.store import Store

from ..access.grants import check_grant
from ..access.passwords import accepted
from ..access.permissions import Permissions
from ..call import Call
from ..errors import invalid_properties
from ..ids import SINGLETON, next_sequential
from ..installation import Document, Installation
from ..registry.walk import MASK
from .addresses import Addressed


def with_type(credentials: Document, type: str) -> list[Document]:
    return [item for item in credentials.values() if item["@type"] == type]


class Account(Addressed):
    def __init__(self, home: Installation, permissions: Permissions) -> None:
        super().__init__(home, "x:Account")
        self.permissions = permissions

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        super().prepare(call, document, old, changed)
        if "credentials" in changed:
            self.check_credentials(document, old)
        if old is None or {"roles", "permissions"} & set(changed):
            check_grant(call.caller, self.permissions.fresh(document))

    def check_credentials(self, document: Document, old: Document | None) -> None:
        items = document["credentials"]
        before = old["credentials"] if old else {}
        if len(with_type(items, "Password")) > 1:
            raise invalid_properties("credentials", "Only one password credential is allowed.")
        if any(item["@type"] != "Password" and item not in before.values() for item in items.values()):
            raise invalid_properties("credentials", "Secondary credentials cannot be set directly.")
        for item in with_type(items, "Password"):
            self.complete_password(document, item, next(iter(with_type(before, "Password")), None))

    def complete_password(self, document: Document, item: Document, old: Document | None) -> None:
        """The mask keeps the secret that is stored; anything else new is hashed."""
        if old and item["secret"] in (MASK, old["secret"]):
            item["secret"] = old["secret"]
        else:
            policy = self.store.get("x:Authentication", SINGLETON) or {}
            item["secret"] = accepted(item["secret"], policy)
        if "credentialId" not in item:
            item["credentialId"] = old["credentialId"] if old else next_credential(self.store)

    def after(self, call: Call, id: str, document: Document | None, old: Document | None) -> None:
        """A change to the account itself acts at once."""
        self.permissions.forget(id)

    def answer(self, owner: str, id: str, document: Document, wanted: Collection[str]) -> Document:
        out = super().answer(owner, id, document, wanted)
        for item in out.get("credentials", {}).values():
            if item.get("otpAuth", "") is None:
                del item["otpAuth"]
        return out

    def computed(self, id: str, document: Document, wanted: object) -> Document:
        return {"emailAddress": self.email_address(document), "usedDiskQuota": 0}


def next_credential(store: Store) -> str:
    """Credentials of all kinds and accounts are counted together."""
    return next_sequential(store, "credential")
