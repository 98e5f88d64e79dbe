"""The Twinlens engine: scan, encode, index, match. Never imports Qt; `import core` loads nothing heavy."""

__version__ = "0.1.0"
