"""`python -m benches [NAME …]`: measures, prints, and writes `docs/performance.md`."""

import sys
from collections.abc import Sequence

from benches import core, faults, fortune, fuzz, qt_thread, report, start, turn, voice

BENCHES = {
    "core": core.run,
    "fortune": fortune.run,
    "start": start.run,
    "turn": turn.run,
    "voice": voice.run,
    "qt_thread": qt_thread.run,
    "faults": faults.run,
    "fuzz": fuzz.run,
}


def main(names: Sequence[str]) -> int:
    """Run the named measurements (all by default); the exit code, 2 for a name nobody knows."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no such measurement: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
        return 2
    for name in names or BENCHES:
        print(f"== {name}", flush=True)
        report.write(name, BENCHES[name]())
    return 0


sys.exit(main(sys.argv[1:]))
