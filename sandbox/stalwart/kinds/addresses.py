"""Addresses: one space of (local part, domain) for accounts, groups, lists and all their aliases."""
from ..installation import Document
from .kind import Kind


class Addressed(Kind):
    """What has an address and aliases."""

    def keys(self, document: Document) -> list[tuple[str, str]]:
        addresses = [document, *document["aliases"].values()]
        return [("email", f"{address['name']}@{address['domainId']}") for address in addresses]

    @property
    def key_space(self) -> str:
        return "key address"

    def email_address(self, document: Document) -> str:
        domain = self.store.get("x:Domain", document["domainId"])
        return f"{document['name']}@{domain['name']}" if domain else document["name"]


class MailingList(Addressed):
    """x:MailingList (contract section 7.3)."""

    def computed(self, id: str, document: Document, wanted: object) -> Document:
        return {"emailAddress": self.email_address(document)}
