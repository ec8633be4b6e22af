"""What people agreed to: per person and application, for four weeks."""

from ..installation import Document, Installation

LIFE = 28 * 86400  # seconds; the default of the explicit consent stage


def covers(home: Installation, user: Document, application: Document, scopes: list[str]) -> bool:
    found = home.first("consent", user=user["pk"], application=application["pk"])
    return found is not None and found["expires"] > home.now() and set(scopes) <= set(found["scopes"])


def give(home: Installation, user_pk: int, application_pk: str, scopes: list[str]) -> None:
    remove_where(home, user=user_pk, application=application_pk)
    row = {
        "pk": home.number("consent"),
        "user": user_pk,
        "application": application_pk,
        "scopes": scopes,
        "expires": home.now() + LIFE,
    }
    home.put("consent", row["pk"], row)


def remove_where(home: Installation, **fields: object) -> None:
    for row in list(home.where("consent", **fields)):
        home.delete("consent", row["pk"])
