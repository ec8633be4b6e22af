"""`bin/sandbox mail`: what the mail sink received."""

import argparse
from typing import Any

from sandbox.mail.sink import messages

from .state import State


def add_to(areas: Any) -> None:
    verbs = areas.add_parser("mail", help="received mail").add_subparsers(required=True, metavar="VERB")
    listed = verbs.add_parser("list", help="number, time, recipient and subject of each message")
    listed.set_defaults(act=list_messages)
    shown = verbs.add_parser("show", help="one message, the last one unless a number is given")
    shown.add_argument("number", nargs="?")
    shown.set_defaults(act=show_message)


def list_messages(state: State, _args: argparse.Namespace) -> None:
    for number, message in messages(state.folder / "messages"):
        print(f"{number:>4}  {message['Date'] or '-'}  {message['Delivered-To']}  {message['Subject'] or '-'}")


def show_message(state: State, args: argparse.Namespace) -> None:
    found = dict(messages(state.folder / "messages"))
    number = args.number or str(len(found))
    if number not in found:
        raise ValueError("there is no such message" if found else "no message was received")
    print(found[number].as_string())
