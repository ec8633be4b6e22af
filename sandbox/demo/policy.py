"""The MTA-STS policy server as a service of the demo."""

import sys

from . import ports
from .mail_server import HOST
from .processes import Service, Supervisor
from .state import State
from .variables import Variables


def start(state: State, supervisor: Supervisor) -> Variables:
    """Stands in for port 443 of the mail host; what is wrong with a host is written into the folder `policy`."""
    port = state.port("policy")
    faults, tls = state.data("policy"), state.folder / "tls"
    faults.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "sandbox.policy", "--port", str(port), "--tls", str(tls), "--faults", str(faults),
        "--mail-host", HOST,
    ]
    supervisor.start(Service("MTA-STS policy", command, state.log("policy"), is_ready=lambda: ports.is_open(port)))
    return {"MTA_STS_CONNECT_TO": f"127.0.0.1:{port}", "MTA_STS_CA_FILE": str(tls / "ca.pem")}
