"""Starts the demo and keeps it running until it is told to end.

    bin/run [--port N] [--state DIR] [--env FILE] [--detach]
"""

import argparse
import os
import signal
import sys
import types
from pathlib import Path

from . import lock, variables
from .demo import Demo
from .detach import Announcer, announce_to_parent, start_detached
from .nginx import ROOT
from .progress import say
from .state import State


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description="Starts the portal with everything around it.")
    parser.add_argument("--port", type=int, default=8443, help="HTTPS port of the portal; 0 takes a free one")
    parser.add_argument("--state", type=Path, default=ROOT / ".state", metavar="DIR", help="where everything is kept")
    parser.add_argument("--env", type=Path, metavar="FILE", help="variables in place of the sandbox's, NAME=VALUE lines")
    parser.add_argument("--detach", action="store_true", help="return when ready; bin/stop --state DIR ends it")
    parser.add_argument("--announce", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


class Ended(Exception):
    """A signal asked for the end while the start was under way."""


def main() -> int:
    args = options()
    if args.detach:
        return start_detached(sys.argv[1:], args.state)
    announcer = announce_to_parent(args.announce, args.state) if args.announce is not None else None
    state = State(args.state)
    with lock.held(state.folder):
        return run(Demo(state, args.port or state.port("portal"), variables.given(args.env)), announcer)


def run(demo: Demo, announcer: Announcer | None) -> int:
    is_up = False

    def asked_to_end(number: int, _frame: types.FrameType | None) -> None:
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, signal.SIG_IGN)
        demo.supervisor.asked_to_end.set()
        if not is_up:
            raise Ended

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked_to_end)
    try:
        demo.start()
        is_up = True
        demo.say_where()
        if announcer:
            announcer.ready()
        else:
            say("Ctrl-C ends it.")
        return demo.supervisor.keep_alive()
    except Ended:
        return 130
    finally:
        say("\nEnding what was started ...")
        demo.supervisor.end()
        say("Ended.")


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
