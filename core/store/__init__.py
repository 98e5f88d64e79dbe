"""What is remembered: SQLite databases and all SQL."""
