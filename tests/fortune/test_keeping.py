"""How a kept reading is named."""

import pytest

from fortune_desktop.fortune import keeping
from fortune_desktop.fortune.keeping import key_of


def test_every_part_and_the_engine_change_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {key_of("daily", 1), key_of("daily", 2), key_of("tarot", 1)}
    monkeypatch.setattr(keeping, "ENGINE_VERSION", keeping.ENGINE_VERSION + 1)
    assert len({*names, key_of("daily", 1)}) == 4
