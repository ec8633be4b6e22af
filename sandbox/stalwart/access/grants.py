"""Nobody grants what they do not hold themselves (contract section 9.1)."""
from collections.abc import Set

from ..call import Caller
from ..errors import SetError


def check_grant(caller: Caller, granted: Set[str]) -> None:
    beyond = granted - caller.permissions
    if beyond:
        names = ", ".join(sorted(beyond)[:5])
        raise SetError("forbidden", description=f"You are not authorized to grant permissions: {names}")
