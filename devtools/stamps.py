"""Remembers that a folder was filled completely, and notices when it no longer is."""

import json
import os
from pathlib import Path

NAME = ".setup-stamp.json"
IGNORED = {"__pycache__", ".vite", ".vite-temp", NAME}  # caches come and go


def _counts(folder: Path) -> dict[str, int]:
    """Each entry of the folder with the number of entries inside it: one level, so that it is quick."""
    counts = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name not in IGNORED:
                inside = Path(entry.path).iterdir() if entry.is_dir() else ()
                counts[entry.name] = sum(path.name not in IGNORED for path in inside)
    return counts


def write(folder: Path, key: str) -> None:
    """Vouch for the folder as it is now, made from what `key` identifies. Atomic."""
    draft = folder / f"{NAME}.new"
    counts = _counts(folder)
    draft.write_text(json.dumps({"key": key, "counts": counts}), "utf-8")
    draft.replace(folder / NAME)


def read(folder: Path) -> str | None:
    """The key the folder was stamped with; None if it never was, or if something is gone since."""
    try:
        stamp = json.loads((folder / NAME).read_text("utf-8"))
        now = _counts(folder)
        whole = all(now.get(name, -1) >= count for name, count in stamp["counts"].items())
        return str(stamp["key"]) if whole else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
