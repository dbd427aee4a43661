"""`docs/database.md` shows the tables as they are."""

import re

from sqlmodel import SQLModel

from fortune_desktop.store.check import sealed_columns
from fortune_desktop.store.retention import RULES
from tools.draw_database import PAGE, redrawn, section


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text("utf-8")
    assert redrawn(page) == page, "run: python -m tools.draw_database"


def test_a_drawing_made_twice_is_the_same() -> None:
    page = PAGE.read_text("utf-8")
    assert redrawn(redrawn(page)) == redrawn(page)


def test_every_table_and_sealed_column_is_drawn() -> None:
    drawing = section()
    for table in SQLModel.metadata.sorted_tables:
        assert f"### `{table.name}`" in drawing
    assert drawing.count('"sealed"') == len(list(sealed_columns()))


def test_every_index_tells_what_it_serves() -> None:
    served = dict(re.findall(r"^\| `(ix_\w+)` \|.*\| ([^|]+) \|$", section(), re.MULTILINE))
    indexes = {
        str(index.name) for table in SQLModel.metadata.tables.values() for index in table.indexes
    }
    assert set(served) == indexes
    assert "`MESSAGES_PAGE`" in served["ix_chat_messages_user_number"]
    assert "OLD_TURN_TIMES" in RULES
    assert served["ix_turn_times_at"] == "`OLD_TURN_TIMES`"
