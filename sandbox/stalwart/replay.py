"""How the recorded server was started, for `python -m sandbox.replay stalwart`."""

ROOT = "admin:password"
START = ["--hostname", "first.platform.test", "--recovery-admin", ROOT]
