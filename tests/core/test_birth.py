"""A birth: what can be written, what is refused, what is filled in."""

import pytest
from pydantic import ValidationError

from fortune_desktop.core.birth import Birth


def test_a_date_is_enough_and_seoul_is_the_default() -> None:
    birth = Birth(date="1990-05-15")
    assert (birth.time, birth.calendar, birth.timezone) == (None, "solar", "Asia/Seoul")
    assert birth.zone.key == "Asia/Seoul"


def test_a_lunar_thirtieth_of_february_can_be_written() -> None:
    assert Birth(date="1990-02-30", calendar="lunar").date == "1990-02-30"


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "1990-5-15"},
        {"date": "１９９０-05-15"},
        {"date": "1990-05-15", "time": "０7:30"},
        {"date": "15.05.1990"},
        {"date": "1990-05-15T10:00"},
        {"date": "1990-05-15", "time": "24:00"},
        {"date": "1990-05-15", "time": "7:5"},
        {"date": "1990-05-15", "timezone": "Mars/Olympus"},
        {"date": "1990-05-15", "timezone": "../../etc/passwd"},
        {"date": "1990-05-15", "latitude": 91},
        {"date": "1990-05-15", "longitude": -180.5},
        {"date": "1990-05-15", "latitude": float("nan")},
        {"date": "1990-05-15", "calendar": "julian"},
        {"date": "1990-05-15", "place": "x" * 81},
        {"date": "1990-05-15", "hour": 3},
    ],
)
def test_what_is_not_a_birth_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Birth.model_validate(fields)
