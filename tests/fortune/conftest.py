"""Fixtures of the fortune rooms."""

import pytest

from tests.fortune.house import House


@pytest.fixture
def house() -> House:
    """The rooms behind their operations."""
    return House()
