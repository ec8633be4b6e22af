"""All kinds of object of an installation, by name."""
from ..access.permissions import Permissions
from ..installation import Installation
from .account import Account
from .action import Action
from .addresses import MailingList
from .dkim_signature import DkimSignature
from .dmarc_report import DmarcReport
from .domain import Domain
from .kind import Kind
from .own_account import AccountPassword, AccountSettings
from .role import Role
from .secondary import Secondary
from .signing import Signing
from .system_settings import SystemSettings
from .task import Task
from .tenant import Tenant


def catalogue(home: Installation, permissions: Permissions, signing: Signing) -> dict[str, Kind]:
    """Kinds of the data file without a class follow what the file says alone."""
    own = [
        Account(home, permissions),
        AccountPassword(home),
        AccountSettings(home),
        Action(home, permissions),
        DkimSignature(home),
        DmarcReport(home),
        Domain(home, signing),
        MailingList(home, "x:MailingList"),
        Role(home, permissions),
        Secondary(home, "ApiKey", permissions),
        Secondary(home, "AppPassword", permissions),
        SystemSettings(home),
        Task(home, signing),
        Tenant(home, "x:Tenant"),
    ]
    kinds = {kind.object: kind for kind in own}
    return {object: kinds.get(object) or Kind(home, object) for object in home.registry.objects}
