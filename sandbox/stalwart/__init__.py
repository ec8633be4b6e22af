"""A stand-in for the management API of Stalwart 0.16, stricter than the original."""
