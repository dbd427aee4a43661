"""How readings are kept: in memory, in a history, and under which name."""

from uuid import uuid4

import pytest

from fortune_desktop.core.cache import Cache
from fortune_desktop.core.errors import NotFound
from fortune_desktop.fortune import keeping
from fortune_desktop.fortune.keeping import History, key_of, remembered
from fortune_desktop.fortune.models import TermsResult
from tests.fortune.house import MIDNIGHT, NOBODY, SOMEONE, UNBORN, Crowd, Shelf

ANSWER, OTHER = TermsResult(terms=[]), TermsResult(terms=[])


def test_every_part_and_the_engine_change_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {key_of("daily", 1), key_of("daily", 2), key_of("tarot", 1)}
    monkeypatch.setattr(keeping, "ENGINE_VERSION", keeping.ENGINE_VERSION + 1)
    assert len({*names, key_of("daily", 1)}) == 4


async def test_what_was_reckoned_is_remembered() -> None:
    cache = Cache[TermsResult]("terms", 4, lambda: MIDNIGHT)
    answers = iter((ANSWER, OTHER))

    async def reckon() -> TermsResult:
        return next(answers)

    assert await remembered(cache, "me", 1, reckon) is ANSWER
    assert await remembered(cache, "me", 1, reckon) is ANSWER
    assert await remembered(cache, "me", 2, reckon) is OTHER


async def test_what_was_reckoned_while_its_owner_changed_is_not_remembered() -> None:
    cache = Cache[TermsResult]("terms", 4, lambda: MIDNIGHT)

    async def change() -> TermsResult:
        cache.forget("me")
        return ANSWER

    assert await remembered(cache, "me", 1, change) is ANSWER
    assert cache.find("me", 1) is None


async def test_a_history_keeps_an_answer_once_for_each_question() -> None:
    shelf = Shelf()
    history, today = History(Crowd(), shelf), MIDNIGHT.date()
    for asked in ("a", "a", "b"):
        await history.keep_once(SOMEONE, "natal", today, ANSWER, asked)
    await history.keep_once(UNBORN, "natal", today, ANSWER, "a")
    assert sorted(map(str, shelf.kept.values())) == sorted(
        str((user, "natal", today, ANSWER.model_dump_json())) for user in (SOMEONE, SOMEONE, UNBORN)
    )


async def test_a_history_is_of_somebody() -> None:
    shelf = Shelf()
    history = History(Crowd(), shelf)
    await history.check_known(UNBORN)
    with pytest.raises(NotFound):
        await history.check_known(NOBODY)
    with pytest.raises(NotFound):
        await history.keep_once(NOBODY, "natal", MIDNIGHT.date(), ANSWER, uuid4())
    assert shelf.kept == {}
