"""Measurements of the running app, called by `dev.py bench`."""
