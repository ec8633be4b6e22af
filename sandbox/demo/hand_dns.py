"""`bin/sandbox dns`: what the demo's customers do at their DNS hosts."""

import argparse
import json
from typing import Any

from sandbox.dns import records, zones

from . import dns, variables
from .product import Product
from .state import State


def add_to(areas: Any) -> None:
    verbs = areas.add_parser("dns", help="DNS records").add_subparsers(required=True, metavar="VERB")
    publish = verbs.add_parser("publish", help="put up the records that the portal expects")
    publish.add_argument("domain")
    publish.add_argument("--only", nargs="+", metavar="KIND", help="of these kinds alone: own mx spf dkim dmarc …")
    publish.add_argument("--tenant", metavar="SLUG", help="for one tenant alone, when several have added the domain")
    put = verbs.add_parser("set", help="put up one record set in place of what is there")
    put.add_argument("name")
    put.add_argument("type", type=str.upper)
    put.add_argument("values", nargs="+", metavar="VALUE", help="as in a zone file; the quotes of a TXT may be left out")
    delete = verbs.add_parser("delete", help="take records away")
    delete.add_argument("name")
    delete.add_argument("type", type=str.upper, nargs="?")
    show = verbs.add_parser("show", help="what the authority serves")
    show.add_argument("domain")
    for verb, act in ((publish, published), (put, put_up), (delete, deleted), (show, shown)):
        verb.add_argument("--keep-cache", action="store_true", help="the resolvers go on with what they have read")
        verb.set_defaults(act=act)


def published(state: State, args: argparse.Namespace) -> None:
    expected = expected_records(state, args)
    wanted = [row for row in expected if not args.only or records.kind(row) in args.only]
    if not wanted:
        kinds = sorted({records.kind(row) for row in expected})
        raise ValueError(f"nothing to put up; the kinds that are expected: {', '.join(kinds) or 'none'}")
    zone = zone_for(state, zones.absolute(args.domain))
    sets: dict[tuple[str, str], list[str]] = {}
    for row in wanted:
        sets.setdefault((zones.absolute(row["name"]), row["type"]), []).append(records.data(row["type"], row["value"]))
    for (name, kind), values in sets.items():
        replace(state, zone, name, kind, values)
        print(f"{name} {kind} {' | '.join(values)}")
    forget(state, zone, args)


def expected_records(state: State, args: argparse.Namespace) -> list[dict[str, Any]]:
    product = Product(variables.read_file(state.folder / "product.env"))
    of_tenant = ["--tenant", args.tenant] if args.tenant else []
    domains = json.loads(product.run("domain", "expected", args.domain, *of_tenant))
    return [row for domain in domains for row in domain["records"]]


def put_up(state: State, args: argparse.Namespace) -> None:
    name = zones.absolute(args.name)
    zone = zone_for(state, name)
    replace(state, zone, name, args.type, [records.data(args.type, value) for value in args.values])
    forget(state, zone, args)


def deleted(state: State, args: argparse.Namespace) -> None:
    name = zones.absolute(args.name)
    authority = dns.authority_of(state)
    zone = authority.zone_of(name)
    there = {kind for owner, _, kind, _ in authority.records(zone) if owner == name} - {"SOA"} if zone else set()
    # The zone's own NS stays unless it is named.
    gone = there & {args.type} if args.type else there - {"NS"}
    if not zone or not gone:
        raise ValueError(f"{name} has no such record")
    authority.change(zone, [["zone-unset", name, kind] for kind in sorted(gone)])
    forget(state, zone, args)


def shown(state: State, args: argparse.Namespace) -> None:
    authority = dns.authority_of(state)
    zone = authority.zone_of(zones.absolute(args.domain))
    if not zone:
        raise ValueError(f"nobody has put up anything for {args.domain}")
    for owner, ttl, kind, data in authority.records(zone):
        print(f"{owner} {ttl} {kind} {data}")


def zone_for(state: State, name: str) -> str:
    """The zone that holds the name; a name that has none gets one of its own, its last two labels."""
    authority = dns.authority_of(state)
    zone = authority.zone_of(name)
    if zone is None:
        zone = ".".join(name.split(".")[-3:])
        authority.add_zone(zone)
        for resolver in dns.RESOLVERS:
            dns.resolver_of(state, resolver).add_zone(zone, state.kept["port.dns"])
            dns.resolver_of(state, resolver).forget(zone)
    return zone


def replace(state: State, zone: str, name: str, kind: str, values: list[str]) -> None:
    authority = dns.authority_of(state)
    there = {(owner, type) for owner, _, type, _ in authority.records(zone)}
    first = [["zone-unset", name, kind]] if (name, kind) in there else []
    authority.change(zone, first + [["zone-set", name, str(zones.TTL), kind, value] for value in values])


def forget(state: State, zone: str, args: argparse.Namespace) -> None:
    if args.keep_cache:
        return
    for resolver in dns.RESOLVERS:
        dns.resolver_of(state, resolver).forget(zone)
