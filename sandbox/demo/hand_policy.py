"""`bin/sandbox policy`: what is wrong with the MTA-STS policy file of a domain."""

import argparse
import json
from pathlib import Path
from typing import Any

from .state import State

KNOWN = {"status", "body", "padding", "contentType", "location", "certificate"}


def add_to(areas: Any) -> None:
    verbs = areas.add_parser("policy", help="MTA-STS policy files").add_subparsers(required=True, metavar="VERB")
    spoil = verbs.add_parser("break", help="answer for a domain with something else")
    spoil.add_argument("domain")
    spoil.add_argument("fault", type=json.loads, help=f"JSON object of {', '.join(sorted(KNOWN))}")
    mend = verbs.add_parser("mend", help="answer for a domain as before")
    mend.add_argument("domain")
    for verb, act in ((spoil, spoilt), (mend, mended)):
        verb.set_defaults(act=act)


def fault_file(state: State, args: argparse.Namespace) -> Path:
    return state.data("policy") / f"mta-sts.{args.domain}.json"


def spoilt(state: State, args: argparse.Namespace) -> None:
    unknown = set(args.fault) - KNOWN
    if unknown:
        raise ValueError(f"not known: {', '.join(sorted(unknown))}")
    fault_file(state, args).write_text(json.dumps(args.fault), encoding="utf-8")


def mended(state: State, args: argparse.Namespace) -> None:
    fault_file(state, args).unlink(missing_ok=True)
