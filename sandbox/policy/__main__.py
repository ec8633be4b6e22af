"""Serves the MTA-STS policy of every domain, as the mail server does on port 443 of its own host.

    python -m sandbox.policy --port N --tls DIR --faults DIR --mail-host HOST
"""

import argparse
from pathlib import Path

from .server import serve


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--tls", type=Path, required=True, metavar="DIR", help="with ca.pem and ca.key")
    options.add_argument("--faults", type=Path, required=True, metavar="DIR", help="HOST.json says what is wrong with a host")
    options.add_argument("--mail-host", required=True)
    args = options.parse_args()
    serve(args.port, args.tls, args.faults, args.mail_host)


if __name__ == "__main__":
    main()
