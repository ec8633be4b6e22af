"""Flows: the plan, its stages, the JSON executor and the pages for people."""
