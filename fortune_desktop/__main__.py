"""`python -m fortune_desktop` is the command line."""

import signal
import sys


def _leave(number: int, frame: object) -> None:
    """A farewell that comes while the program still loads is obeyed, too."""
    raise SystemExit(0)


for farewell in (signal.SIGINT, signal.SIGTERM):
    signal.signal(farewell, _leave)

from fortune_desktop.cli import main  # noqa: E402 (loading takes a moment)

sys.exit(main())
