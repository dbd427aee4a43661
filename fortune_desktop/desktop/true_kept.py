"""Keeps Python's `True` alive: PySide 6.12 loses one reference of it in every `Signal.emit()`."""

import ctypes
import sys

ENOUGH = 1 << 40


def keep_true() -> None:
    """Give `True` references to lose: enough for 35 years of a thousand signals a second.

    WORKAROUND (PySide 6.12.0): before Python 3.12 made it immortal, a process ended with "bool_dealloc" after as many
    signals as `True` had references: some hundred in a bare process, some 14,700 in our window. To be tried again with
    each new PySide.
    """
    if sys.version_info < (3, 12) and sys.getrefcount(True) < ENOUGH:
        ctypes.c_ssize_t.from_address(id(True)).value += ENOUGH
