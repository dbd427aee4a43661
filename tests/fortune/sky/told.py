"""Texts taken apart into their sentences."""

import re


def split(*texts: str) -> list[str]:
    """Every sentence of the texts, in order."""
    return [part for text in texts for part in re.split(r"(?<=[.!?]) ", text)]
