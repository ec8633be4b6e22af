"""The SMTP sink as a service of the demo."""

import sys

from . import ports
from .processes import Service, Supervisor
from .state import State
from .variables import Variables


def start(state: State, supervisor: Supervisor) -> tuple[dict[str, str], Variables]:
    port, folder = state.port("smtp"), state.folder / "messages"
    command = [sys.executable, "-m", "sandbox.mail", "--port", str(port), "--messages", str(folder)]
    supervisor.start(Service("mail sink", command, state.log("mail"), is_ready=lambda: ports.is_open(port)))
    return {"smtp": f"127.0.0.1:{port}", "messages": str(folder)}, {"SMTP_URL": f"smtp://127.0.0.1:{port}"}
