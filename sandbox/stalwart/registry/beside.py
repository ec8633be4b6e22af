"""Objects that are used beside those of the data file (contract section 14.4), in its form.

`x:DmarcExternalReport` is named by the contract without its members: those are of the server's source, as far as they are
played.
"""
from typing import Any

ENUMS: dict[str, list[str]] = {"DmarcResult": ["pass", "fail", "unspecified"]}

OBJECTS: dict[str, dict[str, Any]] = {
    "x:Action": {"kind": "object", "permissionPrefix": "sysAction", "id": "snowflake", "variantRequiredOnCreate": True},
    "x:DmarcExternalReport": {
        "kind": "object",
        "permissionPrefix": "sysDmarcExternalReport",
        "id": "snowflake",
        "filters": {"text": "words of report.policyDomain, from", "expiresAt": "utcDateTime"},
        "sort": ["id", "expiresAt"],
    },
    "x:SpamPyzor": {"kind": "singleton", "permissionPrefix": "sysSpamPyzor"},
}

TYPES: dict[str, dict[str, Any]] = {
    "x:Action": {
        "variants": {"InvalidateCaches": None, "InvalidateNegativeCaches": None, "ReloadSettings": None},
        "default": "ReloadSettings",
    },
    "x:DmarcExternalReport": {
        "properties": {
            "report": {"type": "object:x:DmarcReport", "required": True},
            "from": {"type": "string:emailAddress", "required": True},
            "receivedAt": {"type": "utcDateTime", "required": True},
            "expiresAt": {"type": "utcDateTime", "required": True},
        }
    },
    "x:DmarcReport": {
        "properties": {
            "policyDomain": {"type": "string:string", "required": True},
            "dateRangeBegin": {"type": "utcDateTime", "required": True},
            "dateRangeEnd": {"type": "utcDateTime", "required": True},
            "records": {"type": "objectList:x:DmarcReportRecord", "default": {}},
        }
    },
    "x:DmarcReportRecord": {
        "properties": {
            "count": {"type": "number:unsignedInteger", "required": True},
            "evaluatedDkim": {"type": "enum:DmarcResult", "required": True},
            "evaluatedSpf": {"type": "enum:DmarcResult", "required": True},
        }
    },
    "x:SpamPyzor": {"properties": {"enable": {"type": "boolean", "default": True}}},
    # Of the variants of a task only this one is described in the data file.
    "x:Task": {"variants": {"DkimManagement": "x:TaskDomainManagement"}, "default": "DkimManagement"},
}
