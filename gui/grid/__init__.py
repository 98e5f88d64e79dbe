"""Virtual grids of photos: layout, painting, thumbnails, what can be done to a cell."""
