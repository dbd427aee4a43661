"""The window outlives its signals."""

import subprocess
import sys

MANY_SIGNALS = """
from fortune_desktop.desktop.true_kept import keep_true
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    sent = Signal(str)

keep_true()
keep_true()  # a second time does no harm
application, sender = QCoreApplication([]), Sender()
for _ in range(100_000):
    sender.sent.emit("frame")
print("alive")
"""


def test_a_process_lives_through_a_hundred_thousand_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_SIGNALS], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")
