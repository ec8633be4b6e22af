"""python -m sandbox.stalwart --port N --control N --state DIR --hostname NAME --recovery-admin USER:PASSWORD"""
from pathlib import Path

from aiohttp import web

from sandbox.common.clock import Clock
from sandbox.common.control import control_app
from sandbox.common.faults import Faults
from sandbox.common.requests import RequestLog
from sandbox.common.serve import options, serve
from sandbox.common.store import Store

from .access.authenticate import Authentication
from .access.default_roles import seed_roles
from .access.permissions import Permissions
from .application import Application
from .control import Extra
from .dkim.worker import SigningWorker
from .installation import Installation, Start
from .jmap.dispatch import Dispatch
from .jmap.faulty import KINDS
from .kinds.account import Account
from .kinds.catalogue import catalogue
from .registry.model import load


def started() -> tuple[Start, int, int, Path]:
    parser = options(__doc__)
    parser.add_argument("--hostname", required=True, help="the host name until settings with another are loaded")
    parser.add_argument("--recovery-admin", required=True, metavar="USER:PASSWORD")
    parser.add_argument("--public-url", metavar="URL", help="what the session advertises instead of the host name")
    args = parser.parse_args()
    user, colon, password = args.recovery_admin.partition(":")
    if not colon or not password:
        parser.error("--recovery-admin is USER:PASSWORD")
    args.state.mkdir(parents=True, exist_ok=True)
    public = args.public_url.rstrip("/") if args.public_url else None
    start = Start(args.hostname, user.lower(), password, public)
    return start, args.port, args.control, args.state / "stalwart.db"


def main() -> None:
    start, port, control_port, path = started()
    store = Store(path)
    clock, faults, log = Clock(store), Faults(KINDS), RequestLog()
    home = Installation(store, clock, faults, load(), start)
    permissions, worker = Permissions(home), SigningWorker(home)
    accounts = Account(home, permissions)
    kinds = catalogue(home, permissions, worker)

    def fresh() -> None:
        """What a new server holds; an old one keeps its own."""
        first = store.get("x:SystemSettings", "singleton") is None
        for kind in kinds.values():
            kind.seed()
        if first:
            seed_roles(home)
        permissions.forget_all()
        home.load_settings()

    async def background(_: web.Application) -> None:
        worker.start()

    async def ended(_: web.Application) -> None:
        await worker.stop()
        store.close()

    fresh()
    app = Application(home, Dispatch(home, kinds, accounts), Authentication(home, permissions)).app()
    app.on_startup.append(background)
    control = control_app(clock, faults, store, Extra(home, worker).routes(), log=log, on_reset=fresh)
    control.on_cleanup.append(ended)
    serve("stalwart", app, control, port, control_port, log)


if __name__ == "__main__":
    main()
