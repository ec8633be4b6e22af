"""What stands in the way of a destroy: every object that refers to another (contract section 6)."""
from collections.abc import Mapping

from ..errors import SetError, reference
from ..registry.walk import references
from .kind import Kind


def blockers(kind: Kind) -> list[str]:
    """The data file names them; a few with words of explanation, one list open-ended with an ellipsis."""
    names = [text.split(" ")[0] for text in kind.spec.get("destroyBlockedBy", [])]
    return [f"x:{name}" for name in names if name != "..."]


def refers(kind: Kind, document: dict[str, object], object: str, id: str) -> bool:
    found = references(kind.registry, kind.shape.record(document), document)
    return any(identifier.object == object and target == id for identifier, target in found)


def check_unlinked(kinds: Mapping[str, Kind], kind: Kind, id: str) -> None:
    """Each object is named once, however often it refers."""
    linked = [
        reference(other.object, other_id)
        for other in (kinds[name] for name in blockers(kind))
        for other_id, document in other.items("")
        if refers(other, document, kind.object, id)
    ]
    if linked:
        raise SetError("objectIsLinked", objectId=reference(kind.object, id), linkedObjects=linked)
