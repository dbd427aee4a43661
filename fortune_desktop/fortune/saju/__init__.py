"""사주: the four pillars of a birth, their luck, everything derived from them, and how it is told."""
