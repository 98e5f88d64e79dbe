"""The scan: stages joined by bounded channels, from files to committed entries."""
