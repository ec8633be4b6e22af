"""Reads a case file and gives the zones, trust anchors and faults that it needs (its "conventions")."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

START = "3600 IN SOA ns.host.test. hostmaster.host.test. 1 3600 600 86400 300"
NAME_SERVER = "3600 IN NS ns.host.test."


@dataclass
class Fault:
    """What one resolver says instead of the truth about a name and everything below it."""

    resolver: str
    name: str
    mode: str
    lines: list[str]

    def concerns(self, resolver: str) -> bool:
        return self.resolver in ("*", resolver)


@dataclass
class World:
    """Everything that is served for one case file."""

    zones: dict[str, list[str]] = field(default_factory=dict)
    signed: set[str] = field(default_factory=set)
    bogus: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def add_zone(self, name: str, lines: list[str]) -> None:
        known = self.zones.setdefault(name, [])
        known.extend(line for line in lines if line not in known)

    def zone_text(self, name: str) -> str:
        lines = self.zones[name]
        if not any(" SOA " in line for line in lines):
            lines = [f"{name} {START}", f"{name} {NAME_SERVER}", *lines]
        return "\n".join(lines) + "\n"


def add_unseen(world: World) -> None:
    """A zone whose name server has an address, with a record that no resolver sees yet."""
    challenge = "_workplace-challenge.unseen.test"
    world.add_zone("unseen.test.", [
        f"unseen.test. {START}", "unseen.test. 3600 IN NS ns1.unseen.test.", "ns1.unseen.test. 3600 IN A 127.0.0.1",
        f'{challenge}. 3600 IN TXT "k5wcxq3tmnb7e2jrfh6yzpd4ga"',
    ])
    world.faults.append(Fault("*", challenge, "nxdomain", []))


def read(path: Path) -> World:
    document = json.loads(path.read_text(encoding="utf-8"))
    world = World()
    for name, lines in document["platform"]["zones"].items():
        world.add_zone(name, lines)
    # The top zone answers for names that no case serves.
    world.add_zone("test.", [])
    for case in document["cases"]:
        for name, lines in case["zones"].items():
            world.add_zone(name, lines)
        add_dnssec(world, case)
        for fault in case.get("faults", []):
            world.faults.append(Fault(fault["resolver"], fault["name"], fault["mode"], fault.get("lines", [])))
    add_unseen(world)
    return world


def add_dnssec(world: World, case: dict) -> None:
    mode = case.get("dnssec")
    if mode is None:
        return
    zone = own_zone(case)
    world.signed.add(zone)
    if mode == "bogus":
        world.bogus.add(zone)


def own_zone(case: dict) -> str:
    """The zone of the case that holds its domain."""
    domain = case["domain"] + "."
    holders = [zone for zone in case["zones"] if domain == zone or domain.endswith("." + zone)]
    return max(holders, key=len)
