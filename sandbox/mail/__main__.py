"""Receives mail by SMTP into a folder, one file a message.

    python -m sandbox.mail --port N --messages DIR
"""

import argparse
import asyncio
from pathlib import Path

from .sink import Sink


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--messages", type=Path, required=True, metavar="DIR")
    args = options.parse_args()
    asyncio.run(Sink(args.messages).serve(args.port))


if __name__ == "__main__":
    main()
