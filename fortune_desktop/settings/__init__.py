"""What can be set: one schema, one file."""
