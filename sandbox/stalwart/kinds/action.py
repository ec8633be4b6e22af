"""x:Action: what the server does when one is created (contract section 11)."""
from collections.abc import Collection

from ..access.permissions import Permissions
from ..call import Call
from ..errors import SetError, reference
from ..ids import SINGLETON
from ..installation import Document, Installation
from .kind import Kind

# The spam filter's host, whose name does not resolve here.
PYZOR_HOST = "public.pyzor.org"


class Action(Kind):
    """Nothing is kept of an action."""

    def __init__(self, home: Installation, permissions: Permissions) -> None:
        super().__init__(home, "x:Action")
        self.permissions = permissions

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        name = f"action{document['@type']}"
        if name not in call.caller.permissions:
            raise SetError("forbidden", description=f"You do not have the permission {name}.")
        if document["@type"] == "ReloadSettings":
            self.check_settings()

    def save(self, owner: str, id: str, document: Document) -> None:
        """There is nothing to store."""

    def after(self, call: Call, id: str, document: Document | None, old: Document | None) -> None:
        """What is in memory does not roll back with the store, so a lie leaves it alone."""
        if document is None or (call.fault and call.fault.kind == "lie"):
            return
        if document["@type"] == "ReloadSettings":
            self.home.load_settings()
        if document["@type"] == "InvalidateCaches":
            self.permissions.forget_all()

    def check_settings(self) -> None:
        """Everything is loaded or nothing; there is no outside DNS, so the spam filter's host is a bad setting."""
        pyzor = self.store.get("x:SpamPyzor", SINGLETON) or {}
        if pyzor["enable"]:
            wrong = {"type": "Invalid", "property": "host", "value": PYZOR_HOST}
            raise SetError(
                "validationFailed", objectId=reference("x:SpamPyzor", SINGLETON), validationErrors=[wrong]
            )
