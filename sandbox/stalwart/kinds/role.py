"""x:Role (contract section 9.1)."""
from collections.abc import Collection

from ..access.grants import check_grant
from ..access.permissions import Permissions
from ..call import Call
from ..installation import Document, Installation
from .kind import Kind


class Role(Kind):
    """A change reaches accounts that were active only when the caches are emptied."""

    def __init__(self, home: Installation, permissions: Permissions) -> None:
        super().__init__(home, "x:Role")
        self.permissions = permissions

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        super().prepare(call, document, old, changed)
        before = old or {"enabledPermissions": {}, "roleIds": {}}
        granted = set(document["enabledPermissions"]) - set(before["enabledPermissions"])
        for id in set(document["roleIds"]) - set(before["roleIds"]):
            granted |= self.permissions.of_roles([id]).effective
        check_grant(call.caller, granted)
