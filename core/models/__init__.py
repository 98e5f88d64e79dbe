"""The model shelf: encoders that can be downloaded, and the choice of the one that answers searches for look-alikes."""
