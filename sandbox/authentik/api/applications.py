"""Applications and who they are bound to (contract 2.7, 4.3)."""

from aiohttp import web

from ..answers import json_answer, no_content, not_found
from ..call import Call
from ..domain import access, consents
from ..installation import Document
from ..oauth import urls
from ..randoms import identifier
from . import listing, own, providers
from .route import CALLER, Route, by_uuid
from .schema import Rule, checked
from .users import existing

RESERVED = ("authorize", "token", "device", "userinfo", "introspect", "revoke")
DEFAULTS = {
    "provider": None,
    "open_in_new_tab": False,
    "meta_launch_url": "",
    "meta_icon": "",
    "meta_description": "",
    "meta_publisher": "",
    "policy_engine_mode": "any",
    "group": "",
    "meta_hide": False,
}
BINDING = {
    "policy": None,
    "group": None,
    "user": None,
    "negate": False,
    "enabled": True,
    "timeout": 30,
    "failure_result": False,
}


def shown(call: Call, row: Document) -> Document:
    provider = call.home.get("provider", row["provider"]) if row["provider"] else None
    return row | {
        "provider_obj": providers.reduced(call.home, provider) if provider else None,
        "backchannel_providers": [],
        "backchannel_providers_obj": [],
        "launch_url": urls.launch_url(call.home, row),
        "meta_icon_url": None,
        "meta_icon_themed_urls": None,
    }


def list_applications(call: Call) -> web.Response:
    """The count is that of all that fit, the rows only those that the caller may open."""
    user = call.caller
    whole = listing.flag(call, "superuser_full_list") is True and own.is_superuser(call)
    rows = listing.equal(
        call, call.home.all("application"), "name", "slug", "group", "meta_description", "meta_publisher"
    )
    rows = listing.searched(call, rows, lambda row: (row["name"], row["slug"], row["group"], row["meta_description"]))

    def allowed(row: Document) -> Document | None:
        return shown(call, row) if whole or access.may_open(call.home, row, user) else None

    return listing.page(call, rows, allowed, ("name", "slug"), "name")


def create(call: Call) -> web.Response:
    def slug(value: str) -> str | None:
        if value in RESERVED:
            return f"The slug '{value}' is reserved and cannot be used for applications."
        return "Application with this slug already exists." if call.home.first("application", slug=value) else None

    body = checked(call, "ApplicationRequest", {"slug": slug, "provider": provider_rule(call)})
    application = {"pk": identifier()} | DEFAULTS | body
    call.home.put("application", application["pk"], application)
    return json_answer(shown(call, application), 201)


def provider_rule(call: Call) -> Rule:
    check = existing(call, "provider")

    def rule(value: int | None) -> str | None:
        if value is None or (missing := check([value])) is None:
            taken = call.home.first("application", provider=value) if value is not None else None
            return "Application with this provider already exists." if taken else None
        return missing

    return rule


def named(call: Call) -> Document:
    found = call.home.first("application", slug=call.parameters["slug"])
    if found is None:
        raise not_found("Application")
    return found


def read(call: Call) -> web.Response:
    return json_answer(shown(call, named(call)))


def delete(call: Call) -> web.Response:
    application = named(call)
    for binding in list(call.home.where("binding", target=application["pk"])):
        call.home.delete("binding", binding["pk"])
    consents.remove_where(call.home, application=application["pk"])
    call.home.delete("application", application["pk"])
    return no_content()


def bind(call: Call) -> web.Response:
    """Who may open the application: a group or a user."""

    def one_of(kind: str) -> Rule:
        check = existing(call, kind)
        return lambda value: None if value is None else check([value])

    body = checked(
        call,
        "PolicyBindingRequest",
        {"target": one_of("application"), "group": one_of("group"), "user": one_of("user")},
    )
    binding = {"pk": identifier()} | BINDING | body
    call.home.put("binding", binding["pk"], binding)
    return json_answer(binding, 201)


def unbind(call: Call) -> web.Response:
    call.home.delete("binding", by_uuid(call, "binding", "PolicyBinding", "uuid")["pk"])
    return no_content()


ROUTES = [
    Route("GET", "/core/applications/", list_applications, CALLER),
    Route("POST", "/core/applications/", create),
    Route("GET", "/core/applications/{slug}/", read),
    Route("DELETE", "/core/applications/{slug}/", delete),
    Route("POST", "/policies/bindings/", bind),
    Route("DELETE", "/policies/bindings/{uuid}/", unbind),
]
