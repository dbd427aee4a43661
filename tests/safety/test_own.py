"""The person's own rules: checked before they are kept, in force at once and after a restart."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fortune_desktop.core.errors import Invalid, StorageFull
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.texts import Texts
from fortune_desktop.safety.own import MAX_RULES, OwnRulesService
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.filters import Filters
from fortune_desktop.store.records import FilterRule
from fortune_desktop.store.upgrade import upgrade


class Kept:
    """A store of rules."""

    def __init__(self, *rules: FilterRule) -> None:
        self.rules = list(rules)
        self.full = False

    async def all(self) -> list[FilterRule]:
        return self.rules

    async def replace(self, rules: Sequence[FilterRule]) -> None:
        await asyncio.sleep(0)
        if self.full:
            raise StorageFull
        self.rules = list(rules)


class House:
    """The service over a store, as its callers see it."""

    def __init__(self, *rules: FilterRule) -> None:
        self.kept = Kept(*rules)
        self.in_force: list[list[str]] = []
        self.service = OwnRulesService(self.kept, self._use)  # type: ignore[arg-type]
        self._operations = Operations(self.service)

    def _use(self, rules: Sequence[FilterRule]) -> None:
        self.in_force.append([rule.id for rule in rules])

    async def put(self, *rules: dict[str, object]) -> list[str]:
        """Replace the rules; the ids that come back."""
        params = {"rules": list(rules)}
        answer = await self._operations.call("safety.rules.replace", params, "ko")
        return [rule["id"] for rule in answer.model_dump()["rules"]]

    async def get(self) -> list[str]:
        answer = await self._operations.call("safety.rules", {}, "ko")
        return [rule["id"] for rule in answer.model_dump()["rules"]]


def rule(name: str, **fields: object) -> dict[str, object]:
    return {"id": name, "pattern": "말", **fields}


async def test_new_rules_are_kept_and_in_force_at_once() -> None:
    house = House()
    assert await house.put(rule("a"), rule("b", priority=5)) == ["b", "a"]
    assert house.in_force == [["b", "a"]]
    assert [one.id for one in house.kept.rules] == ["a", "b"]
    assert await house.get() == ["b", "a"]
    assert await house.put() == []
    assert house.in_force[-1] == []


async def test_a_rule_switched_off_is_kept_but_not_in_force() -> None:
    house = House()
    assert await house.put(rule("a", enabled=False), rule("b")) == ["a", "b"]
    assert house.in_force == [["b"]]


async def test_kept_rules_are_in_force_after_a_start() -> None:
    house = House(FilterRule(id="low", pattern="x"), FilterRule(id="high", pattern="y", priority=1))
    await house.service.load()
    assert house.in_force == [["high", "low"]]
    assert await house.get() == ["high", "low"]


async def test_kept_rules_that_do_not_fit_stay_out(caplog: pytest.LogCaptureFixture) -> None:
    house = House(FilterRule(id="canary", pattern="(canary+)+"))
    await house.service.load()
    assert house.in_force == [[]]
    assert "do not fit" in caplog.text
    assert "canary" not in caplog.text


async def test_what_could_not_be_kept_is_not_in_force() -> None:
    house = House()
    await house.put(rule("a"))
    house.kept.full = True
    with pytest.raises(StorageFull):
        await house.put(rule("b"))
    assert house.in_force == [["a"]]
    assert await house.get() == ["a"]


async def test_of_two_changes_at_once_the_later_wins_everywhere() -> None:
    house = House()
    await asyncio.gather(house.put(rule("a")), house.put(rule("b")))
    assert house.in_force[-1] == [one.id for one in house.kept.rules] == await house.get()


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ([rule("a", pattern="(a+)+")], "rules.0.pattern"),
        ([rule("a", pattern="(")], "rules.0.pattern"),
        ([rule("a", pattern="")], "rules.0.pattern"),
        ([rule("a", pattern="x" * 301)], "rules.0.pattern"),
        ([rule("a"), rule("b", unless="(.*)*x")], "rules.1.unless"),
        ([rule("a", view="sideways")], "rules.0.view"),
        ([rule("a", action="mask")], "rules.0.action"),
        ([rule("a", language="fr")], "rules.0.language"),
        ([rule("a", priority=5000)], "rules.0.priority"),
        ([rule("나쁜 말")], "rules.0.id"),
        ([rule("a", more=1)], "rules.0.more"),
        ([rule("a"), rule("a")], ""),
        ([rule(f"r{n}", pattern=".*말") for n in range(20)], ""),
        ([rule(f"r{n}") for n in range(MAX_RULES + 1)], "rules"),
    ],
)
async def test_rules_that_cannot_be_taken(rules: list[dict[str, object]], field: str) -> None:
    house = House()
    with pytest.raises(Invalid) as refused:
        await house.put(*rules)
    (error,) = refused.value.details["errors"]  # type: ignore[misc]
    assert error["field"] == field  # type: ignore[index,call-overload]
    assert house.in_force == []
    assert house.kept.rules == []


async def test_rules_hold_without_a_restart_and_after_one(tmp_path: Path) -> None:
    texts = Texts.load()

    async def start() -> tuple[Database, SafetyService, OwnRulesService]:
        database = Database(tmp_path / "fortune.db", Cipher(bytes(32)))
        await upgrade(database, tmp_path / "backups")
        safety = SafetyService(texts)
        own = OwnRulesService(Filters(database, lambda: datetime.now(UTC)), safety.use)
        await own.load()
        return database, safety, own

    database, safety, own = await start()
    assert safety.judge("그 사람 얘기", "ko").action == "allow"
    rules = {"rules": [rule("him", pattern="그사람"), rule("off", pattern="날씨", enabled=False)]}
    await Operations(own).call("safety.rules.replace", rules, "ko")
    assert safety.judge("그 사람 얘기", "ko").action == "block"
    assert safety.judge("날씨 얘기", "ko").action == "allow"
    database.close()

    database, safety, own = await start()
    assert safety.judge("그 사람 얘기", "ko").action == "block"
    await Operations(own).call("safety.rules.replace", {"rules": []}, "ko")
    assert safety.judge("그 사람 얘기", "ko").action == "allow"
    database.close()


async def test_two_hundred_simple_rules_are_taken() -> None:
    house = House()
    many = [rule(f"r{n}", pattern=f"말{n}.{{0,9}}끝") for n in range(MAX_RULES)]
    assert len(await house.put(*many)) == MAX_RULES
