"""What is done to files: confirming, running, history and undo."""
