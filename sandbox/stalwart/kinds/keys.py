"""Keys that are unique over one or several kinds: an index in the store, one document a key."""
from ..errors import key_taken, reference
from ..installation import Document
from .kind import Kind


def claim(kind: Kind, id: str, document: Document, old: Document | None) -> None:
    """Takes the keys of a document, or refuses it with the object that holds one of them."""
    own = reference(kind.object, id)
    keys = kind.keys(document)
    for position, (name, key) in enumerate(keys):
        owner = kind.store.get(kind.key_space, key)
        if owner is not None and owner != own:
            raise key_taken(name, owner)
        if any(key == other for _, other in keys[:position]):
            raise key_taken(name, own if old else None)
    if old is not None:
        release(kind, old)
    for _, key in keys:
        kind.store.put(kind.key_space, key, own)


def release(kind: Kind, document: Document) -> None:
    for _, key in kind.keys(document):
        kind.store.delete(kind.key_space, key)
