"""The library as a map: look codes laid out in the plane, the groups in it, and where new photos go."""
