"""Experiments on how readings are told: which arm a person tries, always the same one, by nothing but their id."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from fortune_desktop.fortune.daily.models import Style
from fortune_desktop.fortune.daily.taste import STYLES

READING_STYLE = "reading_style"
ARMS: Mapping[str, tuple[Style, ...]] = {READING_STYLE: STYLES}


def arm_of(experiment: str, user_id: UUID) -> Style:
    """The arm a person tries, by SHA-256 of the experiment and the id: arms of two experiments do not hang together."""
    digest = hashlib.sha256(experiment.encode() + user_id.bytes).digest()
    arms = ARMS[experiment]
    return arms[int.from_bytes(digest[:8], "big") % len(arms)]
