"""별자리: where sun, moon and planets stand, at a birth and now."""
