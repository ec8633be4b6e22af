"""One method call on its way through the stand-in."""
from dataclasses import dataclass, field

from sandbox.common.faults import Fault

from .errors import MethodError
from .installation import Installation


@dataclass(frozen=True)
class Caller:
    """`permissions` are those that hold for this request, with the limits of the credential that was used."""

    account: str
    name: str
    permissions: frozenset[str]
    locale: str


@dataclass
class Call:
    """`owner` is the account that account-scoped objects belong to; `created` maps creation ids of the request."""

    home: Installation
    caller: Caller
    owner: str
    created: dict[str, str] = field(default_factory=dict)
    fault: Fault | None = None

    def demand(self, permission: str) -> None:
        if permission not in self.caller.permissions:
            raise MethodError("forbidden", f"You do not have the permission {permission}.")
