"""The zone text that the server proposes for a domain."""
