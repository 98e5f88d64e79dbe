"""From a folder to what is known of each picture in it: find the files, read each once, fingerprint it."""
