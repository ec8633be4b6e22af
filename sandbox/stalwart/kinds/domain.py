"""x:Domain (contract section 3)."""
from collections.abc import Collection

from ..call import Call
from ..installation import Document, Installation
from ..zone.records import zone_records
from ..zone.text import zone_text
from .kind import Kind
from .signing import Signing


class Domain(Kind):
    def __init__(self, home: Installation, signing: Signing) -> None:
        super().__init__(home, "x:Domain")
        self.signing = signing

    def keys(self, document: Document) -> list[tuple[str, str]]:
        """Names and aliases share one space, so a name cannot equal another domain's alias."""
        return [("name", document["name"]), *(("aliases", alias) for alias in document["aliases"])]

    def after(self, call: Call, id: str, document: Document | None, old: Document | None) -> None:
        """Keys are made after a create with Automatic and after a switch from Manual to Automatic."""
        if document is None:
            self.signing.cancel(id)
            return
        before = old["dkimManagement"]["@type"] if old else "Manual"
        if before == "Manual" and document["dkimManagement"]["@type"] == "Automatic":
            self.signing.begin(id)

    def computed(self, id: str, document: Document, wanted: Collection[str]) -> Document:
        """The zone text costs most of a read, so it is built only when it is asked for."""
        if "dnsZoneFile" not in wanted:
            return {}
        keys = [key for key in self.store.all("x:DkimSignature") if key["domainId"] == id]
        return {"dnsZoneFile": zone_text(zone_records(document, keys, self.home.loaded))}
