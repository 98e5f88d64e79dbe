"""Albums taught by example: a small classifier on what is stored of each photo's look."""
