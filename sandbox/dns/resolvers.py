"""The two resolvers that the product asks."""

import subprocess
from pathlib import Path

from . import zones

UNBOUND = "/usr/sbin/unbound"
CONTROL = "/usr/sbin/unbound-control"


def settings(folder: Path, port: int, socket: Path, authority: int, served: list[str]) -> str:
    stubs = "".join(f'stub-zone:\n  name: "{zone}"\n  stub-addr: 127.0.0.1@{authority}\n' for zone in served)
    return f"""server:
  directory: "{folder}"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  verbosity: 0
  interface: 127.0.0.1
  port: {port}
  num-threads: 1
  do-ip6: no
  do-daemonize: no
  access-control: 127.0.0.0/8 allow
  local-zone: "test." nodefault
  do-not-query-localhost: no
  module-config: "iterator"
  ede: yes
  qname-minimisation: no
  aggressive-nsec: no
  max-udp-size: 1232
  msg-cache-size: 8m
  rrset-cache-size: 16m
{stubs}remote-control:
  control-enable: yes
  control-interface: {socket}
  control-use-cert: no
"""


def prepare(folder: Path, port: int, socket: Path, authority: int, served: list[str]) -> list[str]:
    """Writes the configuration; the answer is the command that serves it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unbound.conf").write_text(settings(folder, port, socket, authority, served))
    return [UNBOUND, "-d", "-p", "-c", str(folder / "unbound.conf")]


class Resolver:
    """A running resolver, spoken to through its control socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def control(self, *words: str) -> None:
        command = [CONTROL, "-c", str(self.folder / "unbound.conf"), *words]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise ValueError((done.stderr or done.stdout).strip())

    def answers(self) -> bool:
        try:
            self.control("status")
        except ValueError:
            return False
        return True

    def add_zone(self, zone: str, authority: int) -> None:
        """From now on it asks the authority for the zone itself, whatever name server records it has learnt."""
        self.control("stub_add", zone, f"127.0.0.1@{authority}")

    def forget(self, name: str) -> None:
        self.control("flush_zone", name)
