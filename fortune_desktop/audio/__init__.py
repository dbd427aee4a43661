"""Sound itself: resampling, the mouth over it, and the sound card (or a silent clock) that plays it."""
