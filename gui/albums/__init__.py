"""Albums taught by example, as the window shows and teaches them."""
