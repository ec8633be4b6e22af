"""Answers in the shapes of the API, for one imagined customer."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]
RESOLVERS = ["192.0.2.1:53", "192.0.2.2:53"]
DKIM = "v=DKIM1; k=rsa; h=sha256; p=" + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu5oIUrFDWZK7F4thFxpZa2or6jBEX3cSL6b2" * 4 + "IDAQAB"


def tenant(slug: str = "acme", name: str = "Acme GmbH", **changes: Any) -> Json:
    return {
        "id": f"ten_{slug}",
        "slug": slug,
        "name": name,
        "role": "admin",
        "through": "membership",
        "branding": {"productName": "Workplace", "accentColor": None},
        "attention": {"domains": 0},
    } | changes


def me(*tenants: Json, partner: str | None = None, person: str = "Anna Berg") -> Json:
    address = person.lower().replace(" ", ".") + "@acme.test"
    return {
        "person": {"id": "per_" + person.split()[0].lower(), "name": person, "email": address},
        "isTenantAdmin": any(one["role"] == "admin" for one in tenants),
        "isPartnerStaff": partner is not None,
        "tenants": list(tenants),
        "partner": {"id": "prt_1", "name": partner} if partner else None,
    }


def summary(name: str, status: str = "verified", **changes: Any) -> Json:
    return {
        "id": f"dom_{name}",
        "name": name,
        "unicodeName": None,
        "lookalike": False,
        "status": status,
        "takeover": False,
        "isPrimary": False,
        "attention": 0,
        "createdAt": "2026-11-01T08:00:00.000Z",
        "lastCheckedAt": "2026-11-25T03:58:00.000Z",
    } | changes


def record(kind: str, name: str, relative: str, value: str, **changes: Any) -> Json:
    return {
        "type": kind,
        "name": name,
        "relativeName": relative,
        "value": value,
        "ttl": 3600,
        "chunks": None,
        "isMerge": False,
    } | changes


def check(id: str, level: str, status: str, wanted: Json, codes: list[str] | None = None, **changes: Any) -> Json:
    value = {"ok": wanted["value"]}.get(status)
    return {
        "id": id,
        "kind": id.split(":")[0],
        "level": level,
        "status": status,
        "codes": codes or [],
        "record": wanted,
        "records": [wanted],
        "found": found(wanted["type"], value) if value else [],
        "propagating": False,
        "retryAfterSeconds": None,
        "authoritative": None,
        "firstFailedAt": None,
        "lastOkAt": None,
        "policyFile": None,
    } | changes


def found(kind: str, *values: str, ttl: int = 241) -> list[Json]:
    return [{"resolver": r, "type": kind, "value": v, "ttl": ttl} for r in RESOLVERS for v in values]


def domain(name: str, status: str, **changes: Any) -> Json:
    token = "token=k5wcxq3tmnb7e2jrfh6yzpd4ga"
    return summary(name, status) | {
        "nextCheckAt": "2026-11-25T04:15:00.000Z",
        "observedAt": "2026-11-25T03:58:00.000Z",
        "ownershipProvedAt": None,
        "mailEnabled": True,
        "dmarcPolicy": "none",
        "dmarc": {"policy": "none", "published": None, "publishedSince": None, "next": "quarantine"},
        "claim": None,
        "provider": None,
        "zoneApex": name,
        "ownership": {
            "state": "pending",
            "expiresAt": "2026-12-09T08:00:00.000Z",
            "record": record("TXT", f"_workplace-challenge.{name}", "_workplace-challenge", token),
        },
        "checks": [],
        "preview": [],
        "codes": [],
        "operation": None,
    } | changes


def pending(name: str = "acme-mail.test", **changes: Any) -> Json:
    preview = [
        record("MX", name, "@", "10 mail.platform.test"),
        record("TXT", name, "@", "v=spf1 mx -all"),
        record("TXT", f"_dmarc.{name}", "_dmarc", f"v=DMARC1; p=none; rua=mailto:postmaster@{name}"),
    ]
    return domain(name, "pending_ownership", preview=preview, lastCheckedAt=None) | changes


def setting_up(name: str = "acme-mail.test", state: str = "running") -> Json:
    last = "failed" if state == "needs_attention" else "running"
    steps = [
        {"name": "create_mail_domain", "system": "mail", "state": "done", "code": None},
        {
            "name": "wait_for_keys",
            "system": "mail",
            "state": last,
            "code": "upstream_unavailable" if last == "failed" else None,
        },
        {"name": "read_zone", "system": "mail", "state": "pending", "code": None},
    ]
    for step in steps:
        step |= {"startedAt": None, "finishedAt": None}
    operation = {"id": "op_1", "kind": "domain.create", "state": state, "steps": steps}
    return domain(name, "pending_setup", operation=operation)


def checks(name: str = "acme-mail.test", right: bool = True) -> list[Json]:
    """Every group; with `right` false the required ones show the usual mistakes."""
    mail = record("MX", name, "@", "10 mail.platform.test", fields={"priority": 10, "target": "mail.platform.test"})
    spf = record("TXT", name, "@", "v=spf1 mx include:_spf.other-mail.test ~all", isMerge=True)
    dkim = record("TXT", f"v1-rsa._domainkey.{name}", "v1-rsa._domainkey", DKIM, chunks=[DKIM[:255], DKIM[255:]])
    dmarc = record("TXT", f"_dmarc.{name}", "_dmarc", f"v=DMARC1; p=none; rua=mailto:postmaster@{name}")
    auto = record("CNAME", f"autoconfig.{name}", "autoconfig", "mail.platform.test")
    jmap = record(
        "SRV",
        f"_jmap._tcp.{name}",
        "_jmap._tcp",
        "0 1 443 mail.platform.test",
        fields={"priority": 0, "weight": 1, "port": 443, "target": "mail.platform.test"},
    )
    reports = record("TXT", f"_smtp._tls.{name}", "_smtp._tls", f"v=TLSRPTv1; rua=mailto:postmaster@{name}")
    caa = record("CAA", name, "@", '0 issue "ca.test;accounturi=https://ca.test/acct/1"')
    extra = [
        check("cname:autoconfig", "recommended", "ok", auto),
        check("srv:_jmap._tcp", "recommended", "missing", jmap, ["RECORD_MISSING"], retryAfterSeconds=3600),
        check("tlsrpt:_smtp._tls", "recommended", "missing", reports, ["RECORD_MISSING"]),
        check("caa:@", "optional", "missing", caa, ["CAA_ABSENT"]),
    ]
    if right:
        required = [("mx:@", mail), ("spf:@", spf), ("dkim:v1-rsa", dkim), ("dmarc:_dmarc", dmarc)]
        return [check(id, "required", "ok", wanted) for id, wanted in required] + extra
    old_spf = "v=spf1 include:_spf.other-mail.test ~all"
    typo = ["MX_PARTIAL", "MX_TARGET_UNRESOLVABLE"]
    return [
        check("mx:@", "required", "mismatch", mail, typo, found=found("MX", "10 mail.platfrom.test"), retryAfterSeconds=241),
        check("spf:@", "required", "mismatch", spf, ["SPF_NOT_AUTHORISED"], found=found("TXT", old_spf), propagating=True),
        check("dkim:v1-rsa", "required", "missing", dkim, ["RECORD_MISSING"], retryAfterSeconds=0),
        check("dmarc:_dmarc", "required", "ok", dmarc),
        *extra,
    ]


def extras() -> list[Json]:
    """What only some installations tell: the provider's own answer, and the MTA-STS policy file."""
    name = "acme-mail.test"
    mail, spf, dkim, *rest = checks(name, right=False)
    dkim["authoritative"] = {"nameServer": "ns1.acme-mail.test", "address": "192.0.2.53", "values": [DKIM]}
    dkim["retryAfterSeconds"] = 600
    wanted = record("TXT", f"_mta-sts.{name}", "_mta-sts", "v=STSv1; id=20261125")
    policy = {"status": "mismatch", "codes": ["STS_POLICY_MX_MISMATCH"], "mode": "enforce"}
    policy |= {"hosts": ["mx.other-mail.test"], "maxAge": 604800}
    return [mail, spf, dkim, *rest, check("mtasts:_mta-sts", "recommended", "ok", wanted, policyFile=policy)]


PROVED = "2026-11-02T08:00:00.000Z"


def owned(name: str, status: str, **changes: Any) -> Json:
    seen = {"policy": "none", "published": "none", "publishedSince": PROVED, "next": "quarantine"}
    return domain(name, status, ownershipProvedAt=PROVED, dmarc=seen) | changes


def needs_attention(name: str = "acme-mail.test", **changes: Any) -> Json:
    wrong = owned(name, "needs_attention", checks=checks(name, right=False), attention=3, codes=["DNSSEC_SECURE"])
    return wrong | changes


def verified(name: str = "acme-mail.test", **changes: Any) -> Json:
    return owned(name, "verified", checks=checks(name)) | changes


def claim(role: str, state: str) -> Json:
    ends = "2026-12-01T08:00:00.000Z" if state == "takeover" else None
    return {"role": role, "state": state, "since": "2026-11-24T08:00:00.000Z", "endsAt": ends}


def removal(state: str = "running") -> Json:
    steps = [
        {"name": name, "system": "mail", "state": "done" if state == "done" else "pending", "code": None}
        | {"startedAt": None, "finishedAt": None}
        for name in ("destroy_mail_domain", "forget")
    ]
    return {"id": "op_9", "kind": "domain.remove", "state": state, "steps": steps}


def event(number: int, action: str, target: str, **changes: Any) -> Json:
    return {
        "id": f"aud_{number}",
        "sequence": number,
        "at": f"2026-11-24T{10 + number % 10:02}:15:00.000Z",
        "actor": {"kind": "person", "id": "per_anna", "name": "Anna Berg", "partner": None},
        "action": action,
        "target": {"kind": "domain", "id": f"dom_{target}", "name": target},
        "before": None,
        "after": None,
        "requestId": "01JD3W8Q",
    } | changes


def listing(*items: Json, next: str | None = None, **top: Any) -> Json:
    return {"items": deepcopy(list(items)), "next": next, "mailEnabled": True, **top}
