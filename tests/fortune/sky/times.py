"""Instants for the properties of the sky."""

from datetime import UTC, datetime

from hypothesis import strategies as st

INSTANTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001
    max_value=datetime(2100, 12, 31, 23, 59),  # noqa: DTZ001
    timezones=st.just(UTC),
)
