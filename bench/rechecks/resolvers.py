"""An authority with all zones, two resolvers in front of it, and dnsperf."""

import functools
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import records
import servers

NAMES = ("r1", "r2")
# Questions on their way at a time, dnsperf's own default: a socket's buffer holds them.
IN_FLIGHT = "100"


@functools.cache
def ports() -> list[int]:
    """The same ones each time: to a check another resolver is a change."""
    return [servers.free_port() for _ in NAMES]


@contextmanager
def authority(root: Path, count: int) -> Iterator[int]:
    """Serves all domains, and the mail host; gives its port."""
    folder = servers.make_folder(root, "authority")
    names = [records.domain_name(number) for number in range(count)]
    (folder / "host.test.zone").write_text(records.HOST_ZONE, encoding="utf-8")
    for name in names:
        (folder / f"{name}.zone").write_text(records.START + records.zone_text(name), encoding="utf-8")
    port = servers.free_port()
    settings = servers.knot_settings(folder, port, ["host.test.", *(f"{name}." for name in names)], set())
    # One socket for both resolvers would lose questions.
    (folder / "knot.conf").write_text(settings.replace("udp-workers: 1", "udp-workers: 2"), encoding="utf-8")
    server = servers.Server([servers.KNOT, "-c", str(folder / "knot.conf")], folder, port)
    try:
        server.wait_until_up()
        yield port
    finally:
        server.end()


@contextmanager
def running(root: Path, authority: int, log_queries: bool = False) -> Iterator[None]:
    """Two resolvers that know nothing yet."""
    with ExitStack() as stack:
        for name, port in zip(NAMES, ports(), strict=True):
            shutil.rmtree(root / name, ignore_errors=True)
            folder = servers.make_folder(root, name)
            (folder / "unbound.conf").write_text(settings(folder, port, authority, log_queries), encoding="utf-8")
            server = servers.Server([servers.UNBOUND, "-d", "-c", str(folder / "unbound.conf")], folder, port)
            stack.callback(server.end)
            server.wait_until_up()
        yield


def settings(folder: Path, port: int, authority: int, log_queries: bool) -> str:
    return f"""server:
  directory: "{folder}"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  log-queries: {"yes" if log_queries else "no"}
  interface: 127.0.0.1
  port: {port}
  num-threads: 1
  do-ip6: no
  do-daemonize: no
  access-control: 127.0.0.0/8 allow
  local-zone: "test." nodefault
  do-not-query-localhost: no
  domain-insecure: "test."
  msg-cache-size: 128m
  rrset-cache-size: 256m
stub-zone:
  name: "test."
  stub-addr: 127.0.0.1@{authority}
remote-control:
  control-enable: no
"""


def logged(root: Path) -> list[str]:
    """The questions of the log, with the domain's name left open."""
    name = records.domain_name(0)
    found = re.findall(r"127\.0\.0\.1 (\S+)\. (\w+) IN", (root / NAMES[0] / "log").read_text(encoding="utf-8"))
    return [f"{owner.replace(name, '{name}')} {kind}" for owner, kind in found]


def flood(root: Path, asked: list[str], count: int) -> float:
    """The seconds in which both resolvers together answer every question for all domains."""
    queries = root / "queries"
    with queries.open("w", encoding="utf-8") as file:
        for number in range(count):
            name = records.domain_name(number)
            file.writelines(question.format(name=name) + "\n" for question in asked)
    start = time.monotonic()
    runs = [
        subprocess.Popen(
            ["dnsperf", "-s", "127.0.0.1", "-p", str(port), "-d", str(queries), "-n", "1", "-e", "-q", IN_FLIGHT],
            stdout=subprocess.PIPE,
            text=True,
        )
        for port in ports()
    ]
    reports = [run.communicate()[0] for run in runs]
    took = time.monotonic() - start
    for report in reports:
        completed = re.search(r"Queries completed:\s+(\d+)", report)
        if not completed or int(completed[1]) < len(asked) * count * 0.999:
            raise SystemExit(f"the resolver lost questions:\n{report}")
    return took
