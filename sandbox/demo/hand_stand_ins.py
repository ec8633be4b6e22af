"""`bin/sandbox fault` and `bin/sandbox time`: the control addresses of the stand-ins."""

import argparse
import json
from typing import Any

from .operator_calls import call
from .state import State

NUMBERS = ["times", "after", "delay_ms", "status", "retry_after"]


def add_to(areas: Any) -> None:
    verbs = areas.add_parser("fault", help="make a stand-in fail on request").add_subparsers(required=True, metavar="VERB")
    listed = verbs.add_parser("list", help="the faults that are switched on")
    added = verbs.add_parser("add", help="switch a fault on")
    cleared = verbs.add_parser("clear", help="switch faults off")
    for verb, act in ((listed, list_faults), (added, add_fault), (cleared, clear_faults)):
        verb.add_argument("product")
        verb.set_defaults(act=act)
    added.add_argument("operation", help="such as x:Domain/set or token:refresh_token; may end in *")
    added.add_argument("kind", help="latency, status, drop-before, drop-after, lie, foreign-rows, or the stand-in's own")
    for name in NUMBERS:
        added.add_argument("--" + name.replace("_", "-"), type=int, dest=name)
    cleared.add_argument("id", nargs="?", help="of one fault; without it all of them")
    time = areas.add_parser("time", help="move the clock of a stand-in")
    time.add_argument("product")
    time.add_argument("seconds", nargs="?", help="+600 or -600 from where it is, 600 from the machine's time")
    time.set_defaults(act=move_time)


def control(state: State, args: argparse.Namespace) -> str:
    addresses = json.loads((state.folder / "endpoints.json").read_text())["sandbox"]
    known = [name for name, value in addresses.items() if value]
    if args.product not in known:
        raise ValueError(f"no stand-in {args.product} runs; there are: {', '.join(known) or 'none'}")
    return str(addresses[args.product]["control"])


def ask(method: str, url: str, body: Any = None) -> Any:
    """The control address asks for no credential: it is open on loopback alone."""
    return call(method, url, None, body)


def list_faults(state: State, args: argparse.Namespace) -> None:
    for fault in ask("GET", control(state, args) + "/faults"):
        print(json.dumps(fault))


def add_fault(state: State, args: argparse.Namespace) -> None:
    numbers = {name: getattr(args, name) for name in NUMBERS if getattr(args, name) is not None}
    fault = {"operation": args.operation, "kind": args.kind} | numbers
    print(json.dumps(ask("POST", control(state, args) + "/faults", fault)))


def clear_faults(state: State, args: argparse.Namespace) -> None:
    ask("DELETE", control(state, args) + ("/faults/" + args.id if args.id else "/faults"))


def move_time(state: State, args: argparse.Namespace) -> None:
    url = control(state, args) + "/time"
    shown = ask("GET", url)
    if args.seconds:
        start = shown["offsetSeconds"] if args.seconds[0] in "+-" else 0
        shown = ask("PUT", url, {"offsetSeconds": start + float(args.seconds)})
    print(json.dumps(shown))
