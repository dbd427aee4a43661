"""The sample of derived tables, which the measurement of this room compares with independent ones."""

import json

from tests.fortune.samples import FOLDER

DERIVED: dict[str, dict[str, str]] = json.loads((FOLDER / "derived.json").read_text("utf-8"))
