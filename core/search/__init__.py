"""Search: by one picture, by several, by a part of one, and for parts; what was searched is remembered."""
