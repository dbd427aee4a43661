"""What the app withstands: kills, a full disk, being opened again and again, failing parts, bad lines."""

import asyncio
import tempfile
from pathlib import Path

from benches import faults_disk, faults_kills, faults_open, faults_turns
from tests.several.crowd import Outcome, Plan, gather
from tests.several.line import Trouble

DELAYS_MS = (50, 200, 500)
SEEDS = 3
BUSY_S = 15.0
CUT = 0.05


def run() -> dict[str, float]:
    """Every figure; about a quarter of an hour."""
    figures: dict[str, float] = {}
    for part in (faults_kills.run, faults_disk.run, faults_open.run, faults_turns.run, pages):
        found = part()
        figures |= found
        for name, value in found.items():
            print(f"{name:40} {value:8g}", flush=True)
    return figures


def pages() -> dict[str, float]:
    """Twenty pages of two persons, three times for each delay."""
    figures: dict[str, float] = {}
    for delay_ms in DELAYS_MS:
        seen = [_gather(delay_ms, seed) for seed in range(1, SEEDS + 1)]
        name = f"pages_{delay_ms}_ms"
        figures |= {
            f"{name}_converged_s_worst": round(max(one.converged_s for one in seen), 2),
            f"{name}_events": sum(one.events for one in seen),
            f"{name}_cuts": sum(one.cuts for one in seen),
            f"{name}_lost": sum(one.lost for one in seen),
            f"{name}_doubled": sum(one.doubled for one in seen),
            f"{name}_out_of_order": sum(one.misordered for one in seen),
            f"{name}_told_wrong": sum(one.told_wrong for one in seen),
            f"{name}_never_agreed": sum(one.differing for one in seen),
        }
    return figures


def _gather(delay_ms: int, seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(Trouble(delay_ms / 1000, CUT), busy_s=BUSY_S, seed=seed)
        return asyncio.run(gather(Path(folder) / "home", plan))
