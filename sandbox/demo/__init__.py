"""The demo: everything the product needs, started under one state folder, and ended together."""
