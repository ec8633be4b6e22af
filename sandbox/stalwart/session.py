"""The session object (contract section 1.2)."""
from typing import Any

from .call import Caller
from .installation import Installation
from .jmap.dispatch import SESSION_STATE
from .jmap.envelope import CAPABILITIES, CORE, STALWART


def core_limits(limits: dict[str, Any]) -> dict[str, Any]:
    return {
        "maxSizeUpload": limits["maxUploadSize"],
        "maxConcurrentUpload": limits["maxConcurrentUploads"],
        "maxSizeRequest": limits["maxRequestSize"],
        "maxConcurrentRequests": limits["maxConcurrentRequests"],
        "maxCallsInRequest": limits["maxMethodCalls"],
        "maxObjectsInGet": limits["getMaxResults"],
        "maxObjectsInSet": limits["setMaxObjects"],
        "collationAlgorithms": ["i;ascii-numeric", "i;ascii-casemap", "i;unicode-casemap"],
    }


def session(home: Installation, caller: Caller | None) -> dict[str, Any]:
    """`urn:stalwart:jmap` is not among the top-level capabilities, core not among the primary accounts."""
    accounts: dict[str, Any] = {}
    primary: dict[str, str] = {}
    if caller:
        own: dict[str, Any] = {name: {} for name in CAPABILITIES if name != CORE}
        accounts[caller.account] = {
            "name": caller.name, "isPersonal": True, "isReadOnly": False, "accountCapabilities": own,
        }
        primary = {name: caller.account for name in own}
    base = home.base_url
    return {
        "capabilities": {
            name: core_limits(home.loaded.limits) if name == CORE else {} for name in CAPABILITIES if name != STALWART
        },
        "accounts": accounts,
        "primaryAccounts": primary,
        "username": caller.name if caller else "",
        "apiUrl": f"{base}/jmap/",
        "downloadUrl": f"{base}/jmap/download/{{accountId}}/{{blobId}}/{{name}}?accept={{type}}",
        "uploadUrl": f"{base}/jmap/upload/{{accountId}}/",
        "eventSourceUrl": f"{base}/jmap/eventsource/?types={{types}}&closeafter={{closeafter}}&ping={{ping}}",
        "state": SESSION_STATE,
    }
