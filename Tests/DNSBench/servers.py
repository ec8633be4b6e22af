"""Starts and ends the servers of the bench: a knot authority, one that fails, and two unbound resolvers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

from cases import World

KNOT = "/usr/sbin/knotd"
KEYMGR = "/usr/sbin/keymgr"
UNBOUND = "/usr/sbin/unbound"


def free_port() -> int:
    """A port that is free for TCP and UDP at this moment."""
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp, socket.socket(
            socket.AF_INET, socket.SOCK_DGRAM
        ) as udp:
            tcp.bind(("127.0.0.1", 0))
            port = tcp.getsockname()[1]
            try:
                udp.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


class Server:
    """One process in the foreground with its own folder."""

    def __init__(self, command: list[str], folder: Path, port: int) -> None:
        self.log = open(folder / "log", "wb")
        self.process = subprocess.Popen(command, cwd=folder, stdout=self.log, stderr=subprocess.STDOUT)
        self.folder = folder
        self.port = port

    def wait_until_up(self) -> None:
        for _ in range(200):
            if self.process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit(f"server did not start:\n{(self.folder / 'log').read_text(errors='replace')[-2000:]}")

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def make_folder(root: Path, name: str) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    return folder


def knot_settings(folder: Path, port: int, zones: list[str], signed: set[str]) -> str:
    parts = [
        f"server:\n  rundir: {folder}\n  listen: 127.0.0.1@{port}\n  udp-workers: 1\n  tcp-workers: 1\n"
        "  background-workers: 1\n",
        f"database:\n  storage: {folder}/db\n",
        "log:\n  - target: stdout\n    any: warning\n",
        "policy:\n  - id: bench\n    algorithm: ecdsap256sha256\n    single-type-signing: on\n",
        f"template:\n  - id: default\n    storage: {folder}\n    journal-content: none\n    zonefile-load: whole\n",
        "zone:\n",
    ]
    for zone in zones:
        parts.append(f"  - domain: {zone}\n    file: {zone}zone\n")
        if zone in signed:
            parts.append("    dnssec-signing: on\n    dnssec-policy: bench\n    zonefile-sync: -1\n")
    return "".join(parts)


def start_authority(root: Path, world: World) -> Server:
    folder = make_folder(root, "authority")
    (folder / "db").mkdir()
    port = free_port()
    for zone in world.zones:
        (folder / f"{zone}zone").write_text(world.zone_text(zone), encoding="utf-8")
    (folder / "knot.conf").write_text(knot_settings(folder, port, sorted(world.zones), world.signed))
    return Server([KNOT, "-c", str(folder / "knot.conf")], folder, port)


def start_failing_authority(root: Path, world: World) -> Server:
    """Has the zones configured but no files: it answers SERVFAIL at once."""
    folder = make_folder(root, "failing")
    (folder / "db").mkdir()
    port = free_port()
    zones = sorted({fault.name + "." for fault in world.faults if fault.mode == "servfail"})
    (folder / "knot.conf").write_text(knot_settings(folder, port, zones, set()))
    return Server([KNOT, "-c", str(folder / "knot.conf")], folder, port)


def trust_anchor(authority: Server, zone: str, is_bogus: bool) -> str:
    for _ in range(100):
        command = [KEYMGR, "-c", str(authority.folder / "knot.conf"), zone, "ds"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [line for line in result.stdout.splitlines() if line.split()[-2:-1] == ["2"]]
        if lines:
            break
        time.sleep(0.05)
    else:
        raise SystemExit(f"no key for {zone}: {result.stderr}")
    owner, _, tag, algorithm, digest_type, digest = lines[0].split()
    if is_bogus:
        digest = ("1" if digest[0] != "1" else "2") + digest[1:]
    return f"{owner} IN DS {tag} {algorithm} {digest_type} {digest}"


def start_resolver(root: Path, name: str, world: World, authority: Server, failing: Server) -> Server:
    folder = make_folder(root, name)
    port = free_port()
    (folder / "unbound.conf").write_text(resolver_settings(folder, port, name, world, authority, failing))
    return Server([UNBOUND, "-d", "-c", str(folder / "unbound.conf")], folder, port)


def resolver_settings(
    folder: Path, port: int, name: str, world: World, authority: Server, failing: Server
) -> str:
    lines = [
        "server:",
        f'  directory: "{folder}"\n  chroot: ""\n  username: ""\n  pidfile: ""\n  use-syslog: no\n  verbosity: 0',
        f"  interface: 127.0.0.1\n  port: {port}\n  num-threads: 1\n  do-ip6: no\n  do-daemonize: no",
        '  access-control: 127.0.0.0/8 allow\n  local-zone: "test." nodefault\n  do-not-query-localhost: no',
        "  ede: yes\n  qname-minimisation: no\n  aggressive-nsec: no\n  max-udp-size: 1232",
        '  module-config: "validator iterator"\n  msg-cache-size: 8m\n  rrset-cache-size: 16m',
    ]
    for zone in sorted(world.zones):
        if zone in world.signed:
            lines.append(f'  trust-anchor: "{trust_anchor(authority, zone, zone in world.bogus)}"')
        else:
            lines.append(f'  domain-insecure: "{zone}"')
    modes = {"timeout": "deny", "refused": "refuse", "nxdomain": "always_nxdomain", "data": "typetransparent"}
    stubs = [(zone, authority.port) for zone in sorted(world.zones)]
    for fault in world.faults:
        if not fault.concerns(name):
            continue
        if fault.mode == "servfail":
            stubs.append((fault.name + ".", failing.port))
            lines.append(f'  domain-insecure: "{fault.name}."')
            continue
        zone = f'  local-zone: "{fault.name}." {modes[fault.mode]}'
        if zone not in lines:
            lines.append(zone)
        lines += [f"  local-data: '{line}'" for line in fault.lines]
    for zone, stub_port in dict(stubs).items():
        lines.append(f'stub-zone:\n  name: "{zone}"\n  stub-addr: 127.0.0.1@{stub_port}')
    lines.append("remote-control:\n  control-enable: no")
    return "\n".join(lines) + "\n"


def remove(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
