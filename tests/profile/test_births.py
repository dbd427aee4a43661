"""Births that cannot be are refused, at the place where somebody was born."""

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FutureBirth, ImpossibleDate
from fortune_desktop.profile.births import BirthCheck


@pytest.mark.parametrize(
    "birth",
    [
        {"date": "2026-11-23"},
        {"date": "2026-11-22", "time": "12:01"},
        {"date": "2026-11-22", "time": "11:59", "timezone": "America/New_York"},
        {"date": "9999-12-31"},
    ],
)
def test_nobody_is_born_in_the_future(check_birth: BirthCheck, birth: dict[str, str]) -> None:
    with pytest.raises(FutureBirth) as told:
        check_birth(Birth.model_validate(birth))
    assert told.value.details == {"date": birth["date"]}


@pytest.mark.parametrize("time", ["11:59", "12:00", None])
def test_today_is_not_the_future(check_birth: BirthCheck, time: str | None) -> None:
    check_birth(Birth(date="2026-11-22", time=time))


def test_a_day_that_does_not_exist_is_the_almanacs_to_refuse(check_birth: BirthCheck) -> None:
    with pytest.raises(ImpossibleDate):
        check_birth(Birth(date="1991-02-29"))
