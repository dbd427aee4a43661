"""Text in, sound and mouth out: what the character says is spoken here, in order, and can be stopped at once."""
