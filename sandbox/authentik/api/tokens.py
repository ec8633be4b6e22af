"""Tokens of the core (contract 1.2): API keys rotate themselves, app passwords are no API keys."""

from aiohttp import web

from ..answers import invalid, json_answer, no_content, not_found, refused
from ..call import Call
from ..domain import core_tokens
from ..installation import Document
from ..times import iso, parsed
from . import listing, own, shapes
from .authentication import FORBIDDEN
from .credentials import EXPIRES_ATTRIBUTE
from .route import CALLER, Route
from .schema import Rule, checked

ORDERS = ("identifier", "intent", "expires", "description", "user")
CREATABLE = ("api", "app_password")


def shown(call: Call, row: Document) -> Document:
    owner = call.home.need("user", row["user"])
    kept = ("pk", "managed", "identifier", "intent", "user", "description", "expiring")
    return {name: row[name] for name in kept} | {
        "user_obj": shapes.user(call.home, owner),
        "expires": iso(row["expires"]),
    }


def list_tokens(call: Call) -> web.Response:
    rows = listing.equal(call, own.visible(call, "token"), "identifier", "intent", "description", "managed")
    username = call.query.get("user__username")
    rows = [row for row in rows if not username or shown_name(call, row) == username]
    rows = listing.searched(
        call, rows, lambda row: (row["identifier"], row["intent"], row["description"], shown_name(call, row))
    )
    return listing.page(call, rows, lambda row: shown(call, row), ORDERS, "identifier")


def shown_name(call: Call, row: Document) -> str:
    owner = call.home.get("user", row["user"])
    return owner["username"] if owner else ""


def rules(call: Call, kept: str | None = None) -> dict[str, Rule]:
    def identifier(value: str) -> str | None:
        taken = call.home.get("token", value)
        return "Token with this identifier already exists." if taken and value != kept else None

    def user(value: int) -> str | None:
        return None if call.home.get("user", value) else f'Invalid pk "{value}" - object does not exist.'

    def intent(value: str) -> str | None:
        return None if value in CREATABLE else f"Invalid intent {value}"

    return {"identifier": identifier, "user": user, "intent": intent}


def create(call: Call) -> web.Response:
    """`user` and `expiring` are a superuser's to say, for anyone else they follow the caller."""
    body = checked(call, "TokenRequest", rules(call))
    intent = body.get("intent", "api")
    if own.is_superuser(call):
        owner, expiring = call.home.need("user", body.get("user", call.caller["pk"])), body.get("expiring", True)
    else:
        owner, expiring = call.caller, call.caller["attributes"].get(EXPIRES_ATTRIBUTE, True)
    token = core_tokens.store(
        call.home,
        body["identifier"],
        intent,
        owner,
        expires_of(call, body, intent),
        description=body.get("description", ""),
        expiring=expiring,
        maker=call.caller["pk"],
    )
    return json_answer(shown(call, token), 201)


def expires_of(call: Call, body: Document, intent: str) -> float:
    """Not the caller's to choose for API tokens; app passwords may not live longer than the default."""
    latest = call.home.now() + core_tokens.DEFAULT_LIFE
    if intent == "api" or not body.get("expires"):
        return latest
    wanted = parsed(body["expires"])
    if wanted > latest or not body.get("expiring", True):
        raise invalid({"expires": [f"Token expires exceeds maximum lifetime ({iso(latest)} UTC)."]})
    return wanted


def named(call: Call) -> Document:
    found = call.home.get("token", call.parameters["identifier"])
    if found is None or found not in own.visible(call, "token"):
        raise not_found("Token")
    return found


def read(call: Call) -> web.Response:
    return json_answer(shown(call, named(call)))


def view_key(call: Call) -> web.Response:
    """The owner may read the key of a token it made itself, not of one that the operator made for it."""
    token = named(call)
    if not own.is_superuser(call) and token["maker"] != call.caller["pk"]:
        raise refused(FORBIDDEN)
    return json_answer({"key": token["key"]})


def change(call: Call) -> web.Response:
    token = named(call)
    body = checked(call, "PatchedTokenRequest", rules(call, token["identifier"]))
    if body.get("user", token["user"]) != token["user"]:
        raise invalid({"user": ["User cannot be changed"]})
    fields: Document = {name: body[name] for name in ("identifier", "intent", "description") if name in body}
    if "expiring" in body and own.is_superuser(call):
        fields["expiring"] = body["expiring"]
    call.home.delete("token", token["identifier"])
    call.home.put("token", fields.get("identifier", token["identifier"]), token | fields)
    return json_answer(shown(call, token | fields))


def delete(call: Call) -> web.Response:
    call.home.delete("token", named(call)["identifier"])
    return no_content()


ROUTES = [
    Route("GET", "/core/tokens/", list_tokens, CALLER),
    Route("POST", "/core/tokens/", create, CALLER),
    Route("GET", "/core/tokens/{identifier}/", read, CALLER),
    Route("PATCH", "/core/tokens/{identifier}/", change, CALLER),
    Route("DELETE", "/core/tokens/{identifier}/", delete, CALLER),
    Route("GET", "/core/tokens/{identifier}/view_key/", view_key, CALLER),
]
