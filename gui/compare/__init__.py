"""Two photos over each other."""
