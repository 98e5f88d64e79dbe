"""What runs off the GUI thread, and the collector that may run only on it."""
