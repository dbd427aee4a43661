"""Where words and voices come from: one file a provider, found by name, tried in order."""
