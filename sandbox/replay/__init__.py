"""Recorded exchanges sent to a fresh stand-in."""
