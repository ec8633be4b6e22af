"""Refusals: of one object in a /set, and of one method call (RFC 8620 sections 5.3 and 3.6.2)."""
from typing import Any


class SetError(Exception):
    """Why one object of a /set was left as it is."""

    def __init__(self, type: str, **members: Any) -> None:
        super().__init__(type)
        self.shown = {"type": type, **{name: value for name, value in members.items() if value is not None}}


class MethodError(Exception):
    """Why one call of a request was not carried out."""

    def __init__(self, type: str, description: str) -> None:
        super().__init__(type)
        self.shown = {"type": type, "description": description}


def invalid_patch(path: str, description: str) -> SetError:
    return SetError("invalidPatch", description=description, properties=[path])


def invalid_properties(name: str, description: str) -> SetError:
    return SetError("invalidProperties", description=description, properties=[name])


def reference(object: str, id: str) -> dict[str, str]:
    """How an error names another object: without the prefix x:."""
    return {"object": object.removeprefix("x:"), "id": id}


def invalid_foreign_key(object: str, id: str) -> SetError:
    return SetError("invalidForeignKey", objectId=reference(object, id))


def key_taken(name: str, owner: dict[str, str] | None) -> SetError:
    return SetError("primaryKeyViolation", properties=[name], objectId=owner)


def required(name: str) -> SetError:
    return SetError("validationFailed", validationErrors=[{"type": "Required", "property": name}])
