"""Cursors: pages that continue without gap, and only from cursors of ours."""

import pytest

from fortune_desktop.core.errors import Invalid
from fortune_desktop.store.cursors import before, newest_first


def test_the_first_page_is_below_every_number() -> None:
    assert before(None) > 10**18
    assert before("41") == 41


@pytest.mark.parametrize("cursor", ["x", "1; DROP TABLE users", "", "１", "9" * 30, "-1"])
def test_a_cursor_of_ones_own_making_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid) as told:
        before(cursor)
    assert told.value.details == {"field": "cursor"}


def test_a_page_ends_with_a_cursor_while_there_is_more() -> None:
    rows = [(9, "i"), (8, "h"), (7, "g")]
    assert newest_first(rows, 2) == (["i", "h"], "8")
    assert newest_first(rows, 3) == (["i", "h", "g"], None)
    assert newest_first([], 3) == ([], None)
