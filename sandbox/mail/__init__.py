"""The mail server of the demo: it receives everything and delivers nothing."""
