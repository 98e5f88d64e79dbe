"""Browsing: which photos to show and in which order, what there is to choose from, stars and labels."""
