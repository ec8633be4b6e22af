"""Stand-in for Authentik: management API, OIDC provider and a sign-in page for people."""
