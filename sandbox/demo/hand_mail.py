"""`bin/sandbox mail`: what the mail sink received, and reports about mail that the mail system receives."""

import argparse
import json
from typing import Any

from sandbox.mail.sink import messages

from .operator_calls import call
from .state import State


def add_to(areas: Any) -> None:
    verbs = areas.add_parser("mail", help="received mail").add_subparsers(required=True, metavar="VERB")
    listed = verbs.add_parser("list", help="number, time, recipient and subject of each message")
    listed.set_defaults(act=list_messages)
    shown = verbs.add_parser("show", help="one message, the last one unless a number is given")
    shown.add_argument("number", nargs="?")
    shown.set_defaults(act=show_message)
    report = verbs.add_parser("report", help="a receiver reports today's mail of a domain (DMARC)")
    report.add_argument("domain")
    report.add_argument("aligned", type=int, help="messages that the domain proved to be its own")
    report.add_argument("failed", type=int, nargs="?", default=0, help="messages that it did not")
    report.set_defaults(act=send_report)


def list_messages(state: State, _args: argparse.Namespace) -> None:
    for number, message in messages(state.folder / "messages"):
        print(f"{number:>4}  {message['Date'] or '-'}  {message['Delivered-To']}  {message['Subject'] or '-'}")


def show_message(state: State, args: argparse.Namespace) -> None:
    found = dict(messages(state.folder / "messages"))
    number = args.number or str(len(found))
    if number not in found:
        raise ValueError("there is no such message" if found else "no message was received")
    print(found[number].as_string())


def send_report(state: State, args: argparse.Namespace) -> None:
    control = json.loads((state.folder / "endpoints.json").read_text())["sandbox"]["stalwart"]["control"]
    counts = {"pass": args.aligned, "fail": args.failed}
    # Forwarders break SPF, so that DKIM alone decides here.
    records = [{"count": count, "evaluatedDkim": dkim, "evaluatedSpf": "fail"} for dkim, count in counts.items() if count]
    call("POST", control + "/dmarc-reports", None, {"domain": args.domain, "records": records})
    print(f"{sum(counts.values())} messages reported")
