"""The first impression and the house around the window: start screen, help, log, diagnostics, about."""
