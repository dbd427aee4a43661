"""The operations of the calendar: solar terms and the Korean lunar date of a day."""

import datetime as dt
from collections.abc import Callable

from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.models import (
    LunarDay,
    LunarRequest,
    LunarResult,
    TermResult,
    TermsRequest,
    TermsResult,
)

_YEARS_KEPT = 16


class CalendarService:
    """Terms and dates; `now` gives the aware local time, `watch(kind, hit)` hears of every look-up in memory."""

    def __init__(self, now: Callable[[], dt.datetime], watch: Watch = unwatched) -> None:
        self._years = Cache[TermsResult]("terms", _YEARS_KEPT, now, watch)

    @operation("fortune.terms", "GET", "/fortune/terms/{year}")
    async def terms(self, request: TermsRequest) -> TermsResult:
        """The 24 solar terms of a year."""
        found = self._years.find(request.year)
        if found is None:
            terms = almanac.terms(request.year)
            found = TermsResult(
                terms=[TermResult.model_validate(term, from_attributes=True) for term in terms]
            )
            self._years.keep(self._years.claim(), found, request.year)
        return found

    @operation("fortune.lunar", "GET", "/fortune/lunar")
    async def lunar(self, request: LunarRequest) -> LunarResult:
        """A day in the Gregorian and the Korean lunar calendar; Invalid unless just one of the two is given."""
        if request.date is not None and request.lunar is None:
            solar = almanac.solar_date(request.date)
        elif request.lunar is not None and request.date is None:
            solar = almanac.solar_of(almanac.lunar_date(request.lunar, request.leap))
        else:
            raise Invalid(field="date", known=["date", "lunar"])
        day = LunarDay.model_validate(almanac.lunar_of(solar), from_attributes=True)
        return LunarResult(solar=solar, lunar=day)
