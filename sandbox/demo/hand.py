"""The demo's hand on the outside world.

    bin/sandbox dns publish DOMAIN [--only KIND…]   puts up the records that the portal expects
    bin/sandbox dns set NAME TYPE VALUE…            puts up one record set in place of what is there
    bin/sandbox dns delete NAME [TYPE]              takes records away
    bin/sandbox dns show DOMAIN                     what the authority serves
    bin/sandbox fault list|add|clear PRODUCT …      makes a stand-in fail on request
    bin/sandbox time PRODUCT [SECONDS]              moves the clock of a stand-in, +600 from where it is
    bin/sandbox mail list|show [NUMBER]             what the mail sink received
    bin/sandbox mail report DOMAIN ALIGNED [FAILED] a receiver reports so many messages of today (DMARC)
    bin/sandbox policy break|mend DOMAIN [FAULT]    spoils the MTA-STS policy file of a domain
    bin/sandbox replay PRODUCT [FILE]               recorded exchanges against a fresh stand-in

    Each with --state DIR when the demo's state is not in .state.
"""

import argparse
import sys
from pathlib import Path

from . import hand_dns, hand_mail, hand_policy, hand_stand_ins
from .nginx import ROOT
from .operator_calls import Refused
from .state import State


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bin/sandbox", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    areas = parser.add_subparsers(required=True, metavar="AREA")
    hand_dns.add_to(areas)
    hand_stand_ins.add_to(areas)
    hand_mail.add_to(areas)
    hand_policy.add_to(areas)
    return parser


def main() -> int:
    # Taken out first, so that it may stand before or after the verb.
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--state", type=Path, default=ROOT / ".state")
    found, words = place.parse_known_args()
    args = options().parse_args(words, found)
    if not (args.state / "endpoints.json").exists():
        raise SystemExit(f"no demo was started in {args.state}: bin/run first, or name its folder with --state")
    try:
        args.act(State(args.state), args)
    except (ValueError, Refused, OSError) as error:
        raise SystemExit(f"bin/sandbox: {error}") from error
    return 0


if __name__ == "__main__":
    sys.exit(main())
