"""What ends what (contract 3.2): sessions, tokens and the logout tokens that go out, or do not."""

from ..call import Call
from ..installation import Document, Installation
from ..oauth import logout
from . import consents, grants, journal

EVENT_REMOVAL_DELAY = 2.0  # seconds; the worker removes a deleted user's events a little later


def end_session(call: Call, session: Document) -> None:
    """Its access tokens and codes go, refresh tokens live on without it; the providers hear of it first."""
    home = call.home
    user = home.get("user", session["user"])
    for row in list(grants.of_session(home, "access", session["key"])):
        if user and not grants.is_expired(home, row):
            logout.notify(call, row["provider"], user, session["key"])
    grants.remove_where(home, ("access", "code"), session=session["key"])
    for row in list(grants.of_session(home, "refresh", session["key"])):
        grants.save(home, row | {"session": None})
    home.delete("browser", session["key"])


def sign_out(call: Call, session: Document) -> None:
    user = call.home.get("user", session["user"])
    if user:
        journal.record(call, "logout", journal.actor(user))
    end_session(call, session)


def sessions_of(home: Installation, user: Document) -> list[Document]:
    return list(home.where("browser", user=user["pk"]))


def deactivate(call: Call, user: Document, sessions_too: bool) -> None:
    """Tokens before sessions, so that no logout token is sent. PUT leaves the sessions' rows alive (issue #25081)."""
    grants.remove_where(call.home, ("access", "refresh"), user=user["pk"])
    if sessions_too:
        for session in sessions_of(call.home, user):
            end_session(call, session)


def delete_user(call: Call, user: Document) -> None:
    home = call.home
    for session in sessions_of(home, user):
        end_session(call, session)
    grants.remove_where(home, user=user["pk"])
    for token in list(home.where("token", user=user["pk"])):
        home.delete("token", token["identifier"])
    consents.remove_where(home, user=user["pk"])
    for binding in list(home.where("binding", user=user["pk"])):
        home.delete("binding", binding["pk"])
    home.delete("user", user["pk"])
    home.put("event-removal", user["pk"], {"user": user["pk"], "asked": home.now()})
