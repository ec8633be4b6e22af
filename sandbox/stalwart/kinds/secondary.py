"""x:AppPassword and x:ApiKey: kept among the credentials of their account (contract section 8.2)."""
import base64
import hashlib
import secrets
from collections.abc import Collection

from ..access.grants import check_grant
from ..access.permissions import Permissions, of_credential
from ..call import Call
from ..errors import SetError
from ..ids import RECOVERY_ADMIN, SINGLETON, decoded, encoded
from ..installation import Document, Installation
from .account import next_credential
from .kind import Kind

SECRET_BYTES = 20
QUOTAS = {"AppPassword": ("maxAppPasswords", "app passwords"), "ApiKey": ("maxApiKeys", "API keys")}


def digest(secret: str) -> str:
    """These secrets are random, so a plain digest is enough to look them up."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret(kind: str, account: str, credential: str) -> str:
    """A key names its account and itself, an app password nothing."""
    random = secrets.token_bytes(SECRET_BYTES)
    if kind == "AppPassword":
        return "app_" + base64.b32encode(random).decode().lower()
    numbers = ((decoded(account) or 0).to_bytes(4), (decoded(credential) or 0).to_bytes(4))
    return "API_" + base64.urlsafe_b64encode(b"".join(numbers) + random).decode().rstrip("=")


def key_account(key: str) -> str | None:
    """The account that a key says it belongs to."""
    try:
        raw = base64.b64decode(key.removeprefix("API_") + "==", altchars=b"-_", validate=True)
    except ValueError:
        return None
    return encoded(int.from_bytes(raw[:4])) if len(raw) == 8 + SECRET_BYTES else None


class Secondary(Kind):
    def __init__(self, home: Installation, name: str, permissions: Permissions) -> None:
        super().__init__(home, f"x:{name}")
        self.permissions = permissions
        self.shown_once: dict[tuple[str, str], str] = {}

    def account(self, owner: str) -> Document:
        return self.store.get("x:Account", owner) or {"credentials": {}}

    def items(self, owner: str) -> list[tuple[str, Document]]:
        credentials = self.account(owner).get("credentials", {}).values()
        mine = [(item["credentialId"], item) for item in credentials if item["@type"] == self.name]
        return sorted(mine, key=lambda item: decoded(item[0]) or 0)

    def load(self, owner: str, id: str) -> Document | None:
        return next((item for found, item in self.items(owner) if found == id), None)

    def new_id(self, owner: str) -> str:
        return next_credential(self.store)

    def save(self, owner: str, id: str, document: Document) -> None:
        account = self.account(owner)
        others = [item for item in account["credentials"].values() if item.get("credentialId") != id]
        if "secret" not in document:
            secret = new_secret(self.name, owner, id)
            self.shown_once[owner, id] = secret
            document = {**document, "secret": digest(secret), "credentialId": id, "@type": self.name}
        self.put_credentials(owner, account, [*others, document])

    def remove(self, owner: str, id: str) -> None:
        account = self.account(owner)
        self.put_credentials(owner, account, [c for c in account["credentials"].values() if c["credentialId"] != id])

    def put_credentials(self, owner: str, account: Document, items: list[Document]) -> None:
        account["credentials"] = {str(position): item for position, item in enumerate(items)}
        self.store.put("x:Account", owner, account)

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        super().prepare(call, document, old, changed)
        if call.owner == RECOVERY_ADMIN:
            raise SetError("forbidden", description="The recovery administrator cannot own credentials.")
        account = self.account(call.owner)
        if old is None:
            self.check_quota(account, call.owner)
        self.check_permissions(call, document, account)

    def check_quota(self, account: Document, owner: str) -> None:
        quota, words = QUOTAS[self.name]
        settings = self.store.get("x:Authentication", SINGLETON) or {}
        limit = account["quotas"].get(quota, settings[quota])
        if limit is not None and len(self.items(owner)) >= limit:
            raise SetError("overQuota", description=f"You have exceeded your quota of {limit} {words}.")

    def check_permissions(self, call: Call, document: Document, account: Document) -> None:
        """A key names nothing that its account lacks, and gives nothing that its maker lacks."""
        holds = self.permissions.fresh(account)
        permissions = document["permissions"]
        if permissions["@type"] == "Replace":
            beyond = set(permissions["permissions"]) - holds
            if beyond:
                names = ", ".join(sorted(beyond)[:5])
                raise SetError("forbidden", description=f"You are not authorized to grant permissions: {names}")
        check_grant(call.caller, of_credential(permissions, holds))

    def answer(self, owner: str, id: str, document: Document, wanted: Collection[str]) -> Document:
        own = {name: value for name, value in document.items() if name not in ("@type", "credentialId")}
        return super().answer(owner, id, own, wanted)

    def created_answer(self, owner: str, id: str, document: Document) -> Document:
        """The one time that the secret is shown."""
        return {"id": id, "secret": self.shown_once.pop((owner, id))}
