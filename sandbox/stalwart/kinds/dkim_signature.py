"""x:DkimSignature (contract section 4)."""
from collections.abc import Collection

from ..call import Call
from ..dkim.keys import key_fault, public_text
from ..errors import invalid_properties
from ..installation import Document, Installation
from .kind import Kind


class DkimSignature(Kind):
    def __init__(self, home: Installation) -> None:
        super().__init__(home, "x:DkimSignature")

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        super().prepare(call, document, old, changed)
        fault = key_fault(document)
        if fault:
            raise invalid_properties("privateKey", f"Failed to validate DKIM signature: {fault}")

    def computed(self, id: str, document: Document, wanted: Collection[str]) -> Document:
        return {"publicKey": public_text(document)} if "publicKey" in wanted else {}
