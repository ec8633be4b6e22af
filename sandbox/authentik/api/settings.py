"""What the operator finds and sets up: brands, flows, scope mappings, key pairs, the version."""

from aiohttp import web

from ..answers import json_answer, no_content, not_found
from ..call import Call
from ..installation import Document
from ..randoms import identifier
from ..times import iso
from . import listing
from .route import CALLER, Route, by_uuid
from .schema import Rule, checked
from .users import existing

VERSION = "2026.8.0-rc1"


def brands(call: Call) -> web.Response:
    rows = listing.flagged(call, listing.equal(call, call.home.all("brand"), "domain", "brand_uuid"), "default")
    return listing.page(call, rows, lambda row: row, ("domain",), "domain")


def change_brand(call: Call) -> web.Response:
    brand = by_uuid(call, "brand", "Brand", "brand_uuid")
    check = existing(call, "flow")

    def flow(value: str | None) -> str | None:
        return None if value is None else check([value])

    names = ("flow_authentication", "flow_invalidation", "flow_recovery")
    brand |= checked(call, "PatchedBrandRequest", dict.fromkeys(names, flow))
    call.home.put("brand", brand["brand_uuid"], brand)
    return json_answer(brand)


def flow_shown(row: Document) -> Document:
    """Its stages have ids of their own in the real one and are left out here."""
    kept = ("pk", "name", "slug", "title", "designation", "authentication")
    return {name: row[name] for name in kept} | {
        "policybindingmodel_ptr_id": row["pk"],
        "background": "",
        "background_url": "",
        "stages": [],
        "policies": [],
        "cache_count": 0,
        "policy_engine_mode": "any",
        "compatibility_mode": False,
        "export_url": f"/api/v3/flows/instances/{row['slug']}/export/",
        "layout": "stacked",
        "denied_action": "message_continue",
    }


def flows(call: Call) -> web.Response:
    rows = listing.equal(call, call.home.all("flow"), "slug", "name", "designation")
    return listing.page(call, rows, flow_shown, ("slug", "name"), "slug")


def flow_named(call: Call) -> Document:
    found = call.home.first("flow", slug=call.parameters["slug"])
    if found is None:
        raise not_found("Flow")
    return found


def flow(call: Call) -> web.Response:
    return json_answer(flow_shown(flow_named(call)))


def create_flow(call: Call) -> web.Response:
    def slug(value: str) -> str | None:
        return "flow with this slug already exists." if call.home.first("flow", slug=value) else None

    rules: dict[str, Rule] = {"slug": slug}
    made = {"pk": identifier(), "authentication": "none", "stages": []} | checked(call, "FlowRequest", rules)
    call.home.put("flow", made["pk"], made)
    return json_answer(flow_shown(made), 201)


def delete_flow(call: Call) -> web.Response:
    call.home.delete("flow", flow_named(call)["pk"])
    return no_content()


def mappings(call: Call) -> web.Response:
    wanted = call.query.getall("managed", [])
    rows = [row for row in call.home.all("mapping") if not wanted or row["managed"] in wanted]
    rows = listing.equal(call, rows, "name", "scope_name")
    return listing.page(call, rows, lambda row: row, ("name", "scope_name"), "scope_name")


def key_pairs(call: Call) -> web.Response:
    """Every pair of the stand-in has a key."""
    rows = listing.equal(call, call.home.all("keypair"), "name") if listing.flag(call, "has_key") is not False else []
    return listing.page(call, rows, pair_shown, ("name",), "name")


def pair_shown(row: Document) -> Document:
    return {
        "pk": row["pk"],
        "name": row["name"],
        "fingerprint_sha256": row["fingerprint_sha256"],
        "cert_expiry": iso(row["expires"]),
        "private_key_available": True,
        "key_type": "rsa",
        "managed": None,
    }


def version(call: Call) -> web.Response:
    return json_answer(
        {
            "version_current": VERSION,
            "version_latest": VERSION,
            "version_latest_valid": False,
            "build_hash": "",
            "outdated": False,
            "outpost_outdated": False,
        }
    )


ROUTES = [
    Route("GET", "/core/brands/", brands),
    Route("PATCH", "/core/brands/{brand_uuid}/", change_brand),
    Route("GET", "/flows/instances/", flows),
    Route("POST", "/flows/instances/", create_flow),
    Route("GET", "/flows/instances/{slug}/", flow),
    Route("DELETE", "/flows/instances/{slug}/", delete_flow),
    Route("GET", "/propertymappings/provider/scope/", mappings),
    Route("GET", "/crypto/certificatekeypairs/", key_pairs),
    Route("GET", "/admin/version/", version, CALLER),
]
