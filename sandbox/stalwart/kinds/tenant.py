"""x:Tenant: kept, but without the effects that need a licence (contract section 10)."""
from collections.abc import Collection

from ..installation import Document
from .kind import Kind


class Tenant(Kind):
    def computed(self, id: str, document: Document, wanted: Collection[str]) -> Document:
        return {"usedDiskQuota": 0}
