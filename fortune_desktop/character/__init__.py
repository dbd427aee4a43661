"""The character's state: the one owner of her face, her gestures and what she is doing."""
