"""The authority and the two resolvers as services of the demo."""

from sandbox.dns import authority, resolvers

from .processes import Service, Supervisor
from .state import State
from .variables import Variables

RESOLVERS = ["resolver-1", "resolver-2"]


def authority_of(state: State) -> authority.Authority:
    return authority.Authority(state.data("dns"), state.socket("knot"))


def resolver_of(state: State, name: str) -> resolvers.Resolver:
    return resolvers.Resolver(state.data(name))


def start(state: State, supervisor: Supervisor) -> Variables:
    """The answer is the product's setting. The port of the authority is kept as `port.dns`."""
    port = state.port("dns")
    folder = state.data("dns")
    folder.mkdir(exist_ok=True)
    command = authority.prepare(folder, port, state.socket("knot"))
    server = authority_of(state)
    supervisor.start(Service("DNS authority", command, state.log("dns"), is_ready=server.answers))
    for name in RESOLVERS:
        start_resolver(state, supervisor, name, port, server.zones())
    return {"DNS_RESOLVERS": ",".join(f"127.0.0.1:{state.kept[f'port.{name}']}" for name in RESOLVERS)}


def start_resolver(state: State, supervisor: Supervisor, name: str, authority_port: int, zones: list[str]) -> None:
    folder = state.data(name)
    command = resolvers.prepare(folder, state.port(name), state.socket(name), authority_port, zones)
    is_ready = resolver_of(state, name).answers
    supervisor.start(Service(f"DNS {name}", command, state.log(name), is_ready=is_ready))
