"""The operation of the four pillars."""

import datetime as dt
from asyncio import to_thread
from collections.abc import Callable
from functools import partial

from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import FIRST_YEAR, LAST_YEAR
from fortune_desktop.fortune.keeping import ENGINE_VERSION, remembered
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
        year = request.year or min(max(self._now().year, FIRST_YEAR), LAST_YEAR)
        gender, options, locale = request.gender, request.options, request.locale
        reckon = partial(
            to_thread, report, request.birth, gender, options, locale, year, request.month
        )
        choices = (gender, options.model_dump_json(), year, request.month)
        question = (*choices, ENGINE_VERSION, locale)
        return await remembered(self._charts, request.birth, question, reckon)
