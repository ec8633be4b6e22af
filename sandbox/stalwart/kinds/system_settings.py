"""x:SystemSettings (contract section 5.3): stored at once, in force after ReloadSettings or a restart."""
from collections.abc import Collection

from ..call import Call
from ..errors import required
from ..ids import encoded
from ..installation import Document, Installation
from .kind import Kind

# A fresh server names a default domain that does not exist; 0 is never given to a domain here.
NO_DOMAIN = encoded(0)


class SystemSettings(Kind):
    def __init__(self, home: Installation) -> None:
        super().__init__(home, "x:SystemSettings")

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        if document["defaultDomainId"] == NO_DOMAIN:
            raise required("defaultDomainId")
        if not document["defaultHostname"]:
            raise required("defaultHostname")

    def default_singleton(self) -> Document:
        return {**super().default_singleton(), "defaultHostname": "", "defaultDomainId": NO_DOMAIN}
