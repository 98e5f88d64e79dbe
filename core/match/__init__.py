"""Who resembles whom: Hamming search, candidates, verification by pixels, groups."""
