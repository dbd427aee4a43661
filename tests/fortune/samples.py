"""Reading the fortune samples of `tests/data/fortune`, which this project computed itself."""

import json
from pathlib import Path
from typing import Any

from fortune_desktop.core.birth import Birth

FOLDER = Path(__file__).resolve().parents[1] / "data" / "fortune"
ANNA = Birth(date="1990-05-15", time="14:30")


def rows(name: str) -> list[Any]:
    """The rows of one sample file."""
    found: list[Any] = json.loads((FOLDER / name).read_text("utf-8"))
    return found
