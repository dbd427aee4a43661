"""Computed readings and the reasons for them: almanac, four pillars, the day's reading, tarot, sun sign."""
