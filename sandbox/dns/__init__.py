"""The DNS of the demo: knot as the authority of every domain, two unbound resolvers that ask it."""
