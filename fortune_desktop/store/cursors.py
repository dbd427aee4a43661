"""Pages that lead from the newest row to the oldest: a cursor is the number of the last row that was shown."""

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from fortune_desktop.core.errors import Invalid

T = TypeVar("T")

_CURSOR: Final = re.compile(r"[0-9]{1,18}", re.ASCII)
_NEWEST: Final = 2**63 - 1


def before(cursor: str | None) -> int:
    """The number that every row of the page is below; Invalid if the cursor is none of ours."""
    if cursor is None:
        return _NEWEST
    if not _CURSOR.fullmatch(cursor):
        raise Invalid(field="cursor")
    return int(cursor)


def newest_first(found: Sequence[tuple[int, T]], limit: int) -> tuple[list[T], str | None]:
    """The page, and the cursor that continues behind it (None at the end).

    `found` are rows with their numbers, newest first, asked for with one more than `limit`.
    """
    shown = found[:limit]
    return [row for _, row in shown], str(shown[-1][0]) if len(found) > limit else None
