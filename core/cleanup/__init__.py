"""What is done to the person's files: planned, journalled, undoable."""
