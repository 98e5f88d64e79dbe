"""Albums taught by example: a small classifier on the look codes that are stored anyway."""
