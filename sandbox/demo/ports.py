"""Free loopback ports."""

import random
import socket


def is_free(port: int) -> bool:
    """Free for TCP and UDP at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tcp.bind(("127.0.0.1", port))
            udp.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free() -> int:
    """A port below those that outgoing connections take, so that it is free at the next start as well."""
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as limits:
        lowest = int(limits.read().split()[0])
    for port in candidates(lowest):
        if is_free(port):
            return port
    raise SystemExit("no loopback port is free")


def candidates(lowest: int) -> range:
    # Where each start of the process begins to look: two starts at the same time rarely meet.
    first = 15000 + random.randrange(10000)
    return range(first, min(first + 5000, lowest))


def is_open(port: int) -> bool:
    """True when something on 127.0.0.1 accepts."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
