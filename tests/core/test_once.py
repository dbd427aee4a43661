"""A call asked again by its key: run once, answered each time, forgotten in the end."""

import asyncio
import gc
import json

import pytest
from pydantic import BaseModel, JsonValue

from fortune_desktop.core.errors import NotFound
from fortune_desktop.core.once import Once
from fortune_desktop.core.operations import Empty, operation
from fortune_desktop.core.session import Hub
from tests.core.sessions import Client


class Work:
    """Counts its runs; with a gate, it waits there."""

    def __init__(self, gate: asyncio.Event | None = None) -> None:
        self.runs = 0
        self.gate = gate

    async def __call__(self) -> str:
        self.runs += 1
        run = self.runs
        if self.gate is not None:
            await self.gate.wait()
        return f"answer {run}"


async def test_the_same_key_runs_once() -> None:
    once, work = Once(), Work()
    assert [await once.run("a", work) for _ in range(3)] == ["answer 1"] * 3
    assert work.runs == 1


async def test_another_key_runs_again() -> None:
    once, work = Once(), Work()
    assert [await once.run(key, work) for key in "ab"] == ["answer 1", "answer 2"]


async def test_who_asks_meanwhile_waits_for_the_first() -> None:
    once, gate = Once(), asyncio.Event()
    work = Work(gate)
    asking = [asyncio.create_task(once.run("a", work)) for _ in range(3)]
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.gather(*asking) == ["answer 1"] * 3
    assert work.runs == 1


async def test_who_goes_away_does_not_take_the_call_with_them() -> None:
    once, gate = Once(), asyncio.Event()
    work = Work(gate)
    asking = asyncio.create_task(once.run("a", work))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait([asking])
    again = asyncio.create_task(once.run("a", work))
    gate.set()
    assert await again == "answer 1"
    assert work.runs == 1


async def test_a_refusal_is_told_again() -> None:
    once, asked = Once(), list[None]()

    async def refused() -> str:
        asked.append(None)
        raise NotFound(what="user")

    for _ in range(2):
        with pytest.raises(NotFound):
            await once.run("a", refused)
    assert len(asked) == 1


async def test_a_refusal_that_nobody_hears_is_silent() -> None:
    once, gate = Once(), asyncio.Event()
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))

    async def refused() -> str:
        await gate.wait()
        raise NotFound(what="user")

    asking = asyncio.create_task(once.run("a", refused))
    await asyncio.sleep(0)
    asking.cancel()
    gate.set()
    with pytest.raises(NotFound):
        await once.run("a", refused)
    assert not told


async def test_the_oldest_is_forgotten_first() -> None:
    once, work = Once(remembered=2), Work()
    for key in "abc":
        await once.run(key, work)
    assert await once.run("b", work) == "answer 2"
    assert await once.run("c", work) == "answer 3"
    assert await once.run("a", work) == "answer 4"


async def test_a_forgotten_call_still_ends() -> None:
    once, gate = Once(remembered=1), asyncio.Event()
    slow = asyncio.create_task(once.run("slow", Work(gate)))
    await asyncio.sleep(0)
    await once.run("next", Work())
    gate.set()
    assert await slow == "answer 1"


class Number(BaseModel):
    number: int


class Counter:
    """Counts its calls, one way of calling changes something and one does not."""

    def __init__(self) -> None:
        self.number = 0
        self.gate = asyncio.Event()
        self.gate.set()

    @operation("count.change", "POST", "/count")
    async def change(self, request: Empty) -> Number:
        """Count."""
        self.number += 1
        number = self.number
        await self.gate.wait()
        return Number(number=number)

    @operation("count.look", "GET", "/count")
    async def look(self, request: Empty) -> Number:
        """Count those who look."""
        return await self.change(request)


@pytest.fixture
def counter(hub: Hub) -> Counter:
    counter = Counter()
    hub.operations.add(counter)
    return counter


async def connected(hub: Hub) -> Client:
    client = Client(hub.session())
    await client.session.open()
    return client


async def ask(client: Client, op: str, key: JsonValue) -> JsonValue:
    client.session.receive(json.dumps({"id": 1, "op": op, "key": key}))
    answer = await client.answer(1)
    return answer["ok"] if "ok" in answer else answer["error"]


async def test_a_connection_asks_again_what_another_one_lost(hub: Hub, counter: Counter) -> None:
    lost, back = await connected(hub), await connected(hub)
    counter.gate.clear()
    lost.session.receive('{"id": 1, "op": "count.change", "key": "a"}')
    await asyncio.sleep(0)
    await lost.session.close()
    counter.gate.set()
    assert await ask(back, "count.change", "a") == {"number": 1}
    assert await ask(back, "count.change", "b") == {"number": 2}
    await back.session.close()


async def test_what_changes_nothing_is_looked_up_again(hub: Hub, counter: Counter) -> None:
    client = await connected(hub)
    assert [await ask(client, "count.look", "a") for _ in range(2)] == [
        {"number": 1},
        {"number": 2},
    ]
    await client.session.close()


@pytest.mark.parametrize("key", [7, ["a"], "a" * 65])
async def test_a_key_that_is_none_is_refused(hub: Hub, counter: Counter, key: JsonValue) -> None:
    client = await connected(hub)
    error = await ask(client, "count.change", key)
    assert isinstance(error, dict)
    assert error["code"] == "invalid"
    assert counter.number == 0
    await client.session.close()


async def test_a_call_under_way_is_known_by_its_key() -> None:
    once, gate = Once(), asyncio.Event()
    asking = asyncio.create_task(once.run("a", Work(gate)))
    await asyncio.sleep(0)
    assert "once: a" in {task.get_name() for task in asyncio.all_tasks()}
    gate.set()
    assert await asking == "answer 1"


async def test_a_failure_that_nobody_hears_is_no_news() -> None:
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    once, begun, gate = Once(remembered=1), asyncio.Event(), asyncio.Event()

    async def fail() -> str:
        begun.set()
        await gate.wait()
        raise NotFound

    asking = asyncio.create_task(once.run("a", fail))
    await begun.wait()
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    gate.set()
    await once.run("b", Work())  # and the failed call is forgotten
    gc.collect()
    assert told == []


async def test_what_ended_is_forgotten_on_demand_and_what_runs_goes_on() -> None:
    once, gate = Once(), asyncio.Event()

    async def quick() -> str:
        return "old"

    async def slow() -> str:
        await gate.wait()
        return "same"

    async def new() -> str:
        return "new"

    await once.run("ended", quick)
    running = asyncio.create_task(once.run("runs", slow))
    await asyncio.sleep(0)
    once.forget()
    gate.set()
    assert await once.run("ended", new) == "new"
    assert await once.run("runs", new) == await running == "same"
