"""Passwords, recovery links and service accounts (contract 1.2, 2.5)."""

from aiohttp import web

from ..answers import Refusal, bare_405, invalid, json_answer, no_content
from ..call import Call
from ..domain import core_tokens, journal, passwords, users
from ..times import duration, parsed
from .route import Route, numbered
from .schema import checked

ACCOUNTS_PATH = "goauthentik.io/service-accounts"
EXPIRES_ATTRIBUTE = "goauthentik.io/user/token-expires"
PASSWORD_LIFE = 360 * 86400  # seconds; what the app password of a new service account gets


def set_password(call: Call) -> web.Response:
    """No policy applies; sessions and tokens survive."""
    user = numbered(call, "user", "User")
    body = checked(call, "UserPasswordSetRequest")
    if call.fault == "lie":
        return no_content()
    users.update(call.home, user, password=passwords.hashed(body["password"]), password_change_date=call.home.now())
    journal.record(call, "password_set", journal.actor(user))
    return no_content()


def recovery(call: Call) -> web.Response:
    """Without a recovery flow 400 even for a number that nobody has; a bad duration is a failure inside."""
    brand = next(call.home.where("brand", default=True))
    flow = call.home.get("flow", brand["flow_recovery"]) if brand["flow_recovery"] else None
    if flow is None:
        raise invalid({"non_field_errors": "No recovery flow set."})
    user = numbered(call, "user", "User")
    body = checked(call, "UserRecoveryLinkRequest")
    try:
        life = duration(body["token_duration"]) if "token_duration" in body else core_tokens.DEFAULT_LIFE
    except ValueError:
        raise Refusal(bare_405()) from None
    identifier = f"{call.home.uid(user)}-password-reset"
    token = core_tokens.store(call.home, identifier, "verification", user, call.home.now() + life)
    return json_answer({"link": f"{call.base}/if/flow/{flow['slug']}/?flow_token={token['key']}"})


def service_account(call: Call) -> web.Response:
    """200, not 201; its token is an app password."""
    home = call.home

    def unique(value: str) -> str | None:
        return "This field must be unique." if home.first("user", username=value) else None

    body = checked(call, "UserServiceAccountRequest", {"name": unique})
    expiring = body.get("expiring", True)
    account = users.service_account(home, body["name"], body["name"], ACCOUNTS_PATH, {EXPIRES_ATTRIBUTE: expiring})
    answer = {}
    if body.get("create_group", False):
        group = core_tokens.group_for(home, account)
        answer["group_pk"] = group["pk"]
    expires = parsed(body["expires"]) if "expires" in body else home.now() + PASSWORD_LIFE
    token = core_tokens.store(
        home, f"service-account-{body['name']}-password", "app_password", account, expires, expiring=expiring
    )
    journal.model(call, "created", "authentik_core", "user", account["pk"], account["username"])
    return json_answer(
        {
            "username": account["username"],
            "user_uid": home.uid(account),
            "user_pk": account["pk"],
            "token": token["key"],
        }
        | answer
    )


ROUTES = [
    Route("POST", "/core/users/service_account/", service_account),
    Route("POST", "/core/users/{id}/set_password/", set_password),
    Route("POST", "/core/users/{id}/recovery/", recovery),
]
