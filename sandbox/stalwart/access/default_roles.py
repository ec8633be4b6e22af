"""The four roles of a fresh installation.

Which names each of them holds is not recorded; the division here keeps what the recordings show: users reach the
principals and their own credentials but no server object, and the administrator's roles together hold everything.
"""
from ..ids import SINGLETON, next_sequential
from ..installation import Installation

# Not for ordinary users, though not about server objects.
PRIVILEGED = frozenset({
    "impersonate", "unlimitedRequests", "unlimitedUploads", "fetchAnyBlob", "oAuthClientRegistration",
    "oAuthClientOverride", "jmapPrincipalCreate", "jmapPrincipalUpdate", "jmapPrincipalDestroy",
})
PRIVILEGED_PREFIXES = ("live", "action", "task")
OWN_OBJECTS = ("AccountPassword", "AccountSettings", "ApiKey", "AppPassword", "MaskedEmail", "PublicKey")
TENANT_OBJECTS = ("Account", "DkimSignature", "Domain", "MailingList", "OAuthClient", "Role")
VERBS = ("Get", "Query", "Create", "Update", "Destroy")


def server_names(objects: tuple[str, ...]) -> set[str]:
    return {f"sys{object}{verb}" for object in objects for verb in VERBS}


def role_permissions(names: list[str]) -> dict[str, list[str]]:
    """Permission names by the description of the role, in the order in which the roles are made."""
    own, tenant = server_names(OWN_OBJECTS), server_names(TENANT_OBJECTS)
    user = [
        name for name in names
        if name in own or not (name.startswith(("sys", *PRIVILEGED_PREFIXES)) or name in PRIVILEGED)
    ]
    return {
        "User": user,
        "Group": [name for name in names if name in ("emailReceive", "calendarSchedulingReceive")],
        "Tenant Administrator": [name for name in names if name in tenant],
        "System Administrator": [name for name in names if name == "authenticate" or name not in user],
    }


DEFAULTS = {
    "User": "defaultUserRoleIds",
    "Group": "defaultGroupRoleIds",
    "Tenant Administrator": "defaultTenantRoleIds",
    "System Administrator": "defaultAdminRoleIds",
}


def seed_roles(home: Installation) -> None:
    """Makes the roles and names them in x:Authentication."""
    settings = home.store.get("x:Authentication", SINGLETON) or {}
    for description, names in role_permissions(home.registry.permissions).items():
        id = next_sequential(home.store, "x:Role")
        home.store.put("x:Role", id, {
            "description": description, "enabledPermissions": dict.fromkeys(names, True), "disabledPermissions": {},
            "roleIds": {}, "memberTenantId": None,
        })
        settings[DEFAULTS[description]] = {id: True}
    home.store.put("x:Authentication", SINGLETON, settings)
