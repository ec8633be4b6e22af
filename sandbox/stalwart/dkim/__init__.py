"""Signing keys: made in the background, and their public halves."""
