"""x:Task: only the making of keys can be asked for (contract section 4)."""
from collections.abc import Collection

from ..call import Call
from ..errors import SetError
from ..installation import Document, Installation
from .kind import Kind
from .signing import Signing


class Task(Kind):
    """The worker keeps the documents, and drops each when its work is done."""

    def __init__(self, home: Installation, signing: Signing) -> None:
        super().__init__(home, "x:Task")
        self.signing = signing

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        name = f"task{document['@type']}"
        if name not in call.caller.permissions:
            raise SetError("forbidden", description=f"You do not have the permission {name}.")

    def after(self, call: Call, id: str, document: Document | None, old: Document | None) -> None:
        if document is not None and old is None:
            self.signing.wake(id)
