"""Tests of the Authentik stand-in for what the recorded exchanges cannot see."""
