"""The running scan and what could not be read."""
