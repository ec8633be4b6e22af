"""x:AccountSettings and x:AccountPassword: what people set for themselves (contract section 8.1)."""
from collections.abc import Collection

from ..access.passwords import accepted, matches
from ..call import Call
from ..errors import SetError, invalid_properties, required
from ..ids import SINGLETON
from ..installation import Document, Installation
from .account import next_credential, with_type
from .kind import Kind


class AccountSettings(Kind):
    """A view of four properties of the account."""

    def __init__(self, home: Installation) -> None:
        super().__init__(home, "x:AccountSettings")

    def load(self, owner: str, id: str) -> Document | None:
        account = self.store.get("x:Account", owner)
        if account is None or id != SINGLETON:
            return None
        return {name: account.get(name) for name in self.shape.records[None]}

    def save(self, owner: str, id: str, document: Document) -> None:
        self.store.put("x:Account", owner, {**(self.store.get("x:Account", owner) or {}), **document})


class AccountPassword(Kind):
    """Holds nothing to read; a change needs the password that is in force."""

    def __init__(self, home: Installation) -> None:
        super().__init__(home, "x:AccountPassword")

    def load(self, owner: str, id: str) -> Document | None:
        there = id == SINGLETON and self.store.get("x:Account", owner) is not None
        return {"currentSecret": None, "secret": None, "otpAuth": {"otpCode": None, "otpUrl": None}} if there else None

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        if "otpAuth" in changed:
            raise invalid_properties("otpAuth", "A second factor cannot be set up here.")
        if not document["secret"]:
            raise required("secret")
        account = self.store.get("x:Account", call.owner) or {"credentials": {}}
        passwords = with_type(account["credentials"], "Password")
        if passwords and not matches(document["currentSecret"] or "", passwords[0]["secret"]):
            raise SetError("forbidden", description="The current password is incorrect.")
        document["secret"] = accepted(document["secret"], self.store.get("x:Authentication", SINGLETON) or {})

    def save(self, owner: str, id: str, document: Document) -> None:
        account = self.store.get("x:Account", owner) or {}
        passwords = with_type(account["credentials"], "Password")
        if passwords:
            passwords[0].update(secret=document["secret"], expiresAt=None)
        else:
            account["credentials"][str(len(account["credentials"]))] = {
                "@type": "Password", "credentialId": next_credential(self.store), "secret": document["secret"],
                "expiresAt": None, "allowedIps": {}, "otpAuth": None,
            }
        self.store.put("x:Account", owner, account)
