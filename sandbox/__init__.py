"""Stand-ins of the upstream systems, for development, demo and tests."""
