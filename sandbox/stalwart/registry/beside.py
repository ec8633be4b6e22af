"""Objects that are used beside those of the data file (contract section 14.4), in its form."""
from typing import Any

OBJECTS: dict[str, dict[str, Any]] = {
    "x:Action": {"kind": "object", "permissionPrefix": "sysAction", "id": "snowflake", "variantRequiredOnCreate": True},
    "x:SpamPyzor": {"kind": "singleton", "permissionPrefix": "sysSpamPyzor"},
}

TYPES: dict[str, dict[str, Any]] = {
    "x:Action": {
        "variants": {"InvalidateCaches": None, "InvalidateNegativeCaches": None, "ReloadSettings": None},
        "default": "ReloadSettings",
    },
    "x:SpamPyzor": {"properties": {"enable": {"type": "boolean", "default": True}}},
    # Of the variants of a task only this one is described in the data file.
    "x:Task": {"variants": {"DkimManagement": "x:TaskDomainManagement"}, "default": "DkimManagement"},
}
