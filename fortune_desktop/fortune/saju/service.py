"""The operation of the four pillars."""

import datetime as dt
from collections.abc import Callable

from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import FIRST_YEAR, LAST_YEAR
from fortune_desktop.fortune.keeping import ENGINE_VERSION
from fortune_desktop.fortune.saju.models import SajuRequest, SajuResult
from fortune_desktop.fortune.saju.report import report

_CHARTS_KEPT = 512


class SajuService:
    """Charts of births; `now` gives the aware local time, `watch(kind, hit)` hears of every look-up in memory."""

    def __init__(self, now: Callable[[], dt.datetime], watch: Watch = unwatched) -> None:
        self._now = now
        self._charts = Cache[SajuResult]("saju", _CHARTS_KEPT, now, watch)

    def forget(self) -> None:
        """Drop what is in memory: whose birth a chart is of, it does not say."""
        self._charts.clear()

    @operation("fortune.saju", "POST", "/fortune/saju")
    async def saju(self, request: SajuRequest) -> SajuResult:
        """The four pillars of a birth, with what they warn about."""
        options = request.options
        year = request.year or min(max(self._now().year, FIRST_YEAR), LAST_YEAR)
        question = (
            request.gender,
            options.model_dump_json(),
            ENGINE_VERSION,
            request.locale,
            year,
            request.month,
        )
        chart = self._charts.find(request.birth, question)
        if chart is None:
            chart = report(
                request.birth, request.gender, options, request.locale, year, request.month
            )
            self._charts.keep(self._charts.claim(), chart, request.birth, question)
        return chart
