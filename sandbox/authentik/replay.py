"""How the recorded server was started, for `python -m sandbox.replay authentik`."""

ROOT = "bootstrap-token-of-the-replay"
START = ["--bootstrap-token", ROOT]
