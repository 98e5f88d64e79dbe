"""The page of the map: photos as a landscape that can be moved, zoomed, and cut out of."""
