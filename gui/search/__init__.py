"""Search by likeness."""
