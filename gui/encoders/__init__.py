"""Encoders on the shelf and hashes trained on the library."""
