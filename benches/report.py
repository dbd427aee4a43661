"""Writes figures into `docs/performance.md`, each table between marks of its own; the words there stay."""

import os
import platform
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parents[1] / "docs" / "performance.md"


def write(name: str, figures: Mapping[str, float]) -> None:
    """Replace the table of one measurement; a KeyError if the page has no place for it."""
    page = FILE.read_text("utf-8")
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not place.search(page):
        raise KeyError(f"{FILE.name} has no place for {name}")
    table = _table(figures)
    FILE.write_text(place.sub(lambda found: found[1] + table + found[2], page), "utf-8")


def _table(figures: Mapping[str, float]) -> str:
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    where = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    rows = [f"| {name.replace('_', ' ')} | {value:g} |" for name, value in figures.items()]
    head = [f"Seen {when}, {where}, {load}.", "", "| figure | value |", "|---|---|"]
    return "\n".join([*head, *rows, ""])
