"""The management API below /api/v3."""
