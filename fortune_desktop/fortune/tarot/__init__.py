"""타로: the deck of 78, a fair shuffle, the spreads and what the cards say together."""
