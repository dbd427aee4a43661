"""Many pages of two persons talk and change things over bad lines; then it is calm, and they are compared."""

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from fortune_desktop.api.server import Server
from fortune_desktop.app import App
from fortune_desktop.core.events import Outbox
from tests.faults.quick import quick_app
from tests.providers.stand_ins import StandIn
from tests.several.line import Line, Trouble
from tests.several.page import Page, Refused, shown
from tests.several.wires import dialler

PERSONS = 2
PATIENCE_S = 20.0
_LOOK_AGAIN_S = 0.01
_LETTERS = "가나다라마바사아자차카타파하"


@dataclass(frozen=True)
class Plan:
    """How many pages are busy for how long, over what lines; the same seed makes the same choices."""

    trouble: Trouble
    pages: int = 20
    busy_s: float = 3.0
    pause_s: float = 0.5
    seed: int = 1


@dataclass
class Outcome:
    """What came of it: events and messages that were lost, doubled or out of order, and who never agreed.

    `told_wrong` counts what was told as failed and was done all the same: to try again would double it.
    """

    converged_s: float = 0.0
    calls: Counter[str] = field(default_factory=Counter)
    cuts: int = 0
    events: int = 0
    restarts: int = 0
    lost: int = 0
    doubled: int = 0
    misordered: int = 0
    told_wrong: int = 0
    differing: int = 0


class Crowd:
    """The pages of one run, what they asked, and what the bus published for whom."""

    def __init__(self, app: App, plan: Plan) -> None:
        self.app = app
        self.plan = plan
        self.chance = random.Random(plan.seed)
        self.persons: list[str] = []
        self.pages: list[Page] = []
        self.said: list[tuple[Page, str, str]] = []
        self.outcome = Outcome()
        self._published: dict[str, list[int]] = {}
        self._asked: set[asyncio.Task[None]] = set()

    async def invite(self, server: Server, line: Line) -> None:
        """Make the persons and open their pages."""
        for _ in range(PERSONS):
            made = await self.app.hub.call("user.create", {}, "ko")
            self.persons.append(made.model_dump(mode="json")["user_id"])
        for person in self.persons:
            self._listen(person)
        for number in range(self.plan.pages):
            person = self.persons[number % PERSONS]
            self.pages.append(Page(dialler(server, line.port), person, self.chance))
        async with asyncio.timeout(PATIENCE_S):
            for page in self.pages:
                await page.ready()

    async def be_busy(self) -> None:
        """Everybody asks something now and then."""
        async with asyncio.TaskGroup() as everybody:
            for number, page in enumerate(self.pages):
                everybody.create_task(self._use(page, number))

    async def agree(self) -> float:
        """Seconds until every call is answered and every page shows what the app knows."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        while loop.time() < began + PATIENCE_S and (self._asked or await self._differing()):
            await asyncio.sleep(_LOOK_AGAIN_S)
        return loop.time() - began

    async def judge(self) -> Outcome:
        """Compare what was published and said with what each page has."""
        self.outcome.differing = await self._differing() + len(self._asked)
        for page in self.pages:
            self._judge_events(page)
        for person in self.persons:
            self._judge_messages(person, Counter(await self._history(person)))
        return self.outcome

    def _judge_events(self, page: Page) -> None:
        found, heard = self.outcome, page.heard
        found.events += len(heard)
        found.restarts += len(page.restarts) - 1
        found.doubled += len(heard) - len(set(heard))
        found.misordered += sum(a > b for a, b in pairwise(heard))
        found.lost += len(set(self._due(page)) - set(heard))

    def _judge_messages(self, person: str, kept: Counter[str]) -> None:
        found = self.outcome
        for page, text, outcome in self.said:
            if page.person == person:
                found.lost += outcome == "ok" and not kept[text]
                found.doubled += max(0, kept[text] - 1)
                found.told_wrong += outcome == "disconnected" and bool(kept[text])

    async def go_home(self) -> None:
        """Close every page."""
        for page in self.pages:
            await page.close()

    def _due(self, page: Page) -> list[int]:
        """The events a page must have heard: none before its first snapshot or its last fresh start."""
        return [seq for seq in self._published[page.person] if seq > page.restarts[-1]]

    def _listen(self, person: str) -> None:
        """Note the number of each event for a person; those of which the latest wins may be left out."""
        published = self._published.setdefault(person, [])

        def note() -> None:
            sent = box.take()
            if sent is not None and not isinstance(sent, str) and not sent.event.latest_wins:
                published.append(sent.seq)

        box = Outbox(UUID(person), note)
        self.app.hub.bus.attach(box)

    async def _use(self, page: Page, number: int) -> None:
        loop = asyncio.get_running_loop()
        end, times = loop.time() + self.plan.busy_s, 0
        while loop.time() < end:
            await asyncio.sleep(self.chance.uniform(0, 2 * self.plan.pause_s))
            times += 1
            asked = asyncio.create_task(self._ask_something(page, f"{number} {times}"))
            self._asked.add(asked)
            asked.add_done_callback(self._asked.discard)

    async def _ask_something(self, page: Page, name: str) -> None:
        who = {"user_id": page.person}
        text = f"고마워 {name.translate(str.maketrans('0123456789', _LETTERS[:10]))}"
        op, params = self.chance.choice(
            (
                ("chat.send", {**who, "message": text}),
                ("chat.send", {**who, "message": text}),
                ("chat.stop", who),
                ("user.update", {**who, "name": f"하늘 {name}"}),
                ("settings.update", {"voice": {"volume": self.chance.randint(1, 9) / 10}}),
            )
        )
        try:
            await page.call(op, **params)
            outcome = "ok"
        except Refused as refused:
            outcome = refused.code
        self.outcome.calls[outcome] += 1
        if op == "chat.send":
            self.said.append((page, text, outcome))

    async def _differing(self) -> int:
        """How many pages show something else than the app knows."""
        await self.app.chat.settle()
        truth = {
            person: shown(await self.app.hub.snapshot(UUID(person))) for person in self.persons
        }
        return sum(page.state != truth[page.person] for page in self.pages)

    async def _history(self, person: str) -> list[str]:
        texts, cursor = list[str](), None
        while True:
            params = {"user_id": person, "limit": 100, **({"cursor": cursor} if cursor else {})}
            page = (await self.app.hub.call("chat.history", params, "ko")).model_dump()
            texts += [one["text"] for one in page["items"] if one["role"] == "user"]
            cursor = page["next_cursor"]
            if cursor is None:
                return texts


async def gather(folder: Path, plan: Plan) -> Outcome:
    """Run a plan to its end."""
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(quick_app(folder, [StandIn(seconds=1.0)]))
        server = await app.serve()
        line = await stack.enter_async_context(
            Line(server.port, plan.trouble, random.Random(plan.seed))
        )
        crowd = Crowd(app, plan)
        stack.push_async_callback(crowd.go_home)
        await crowd.invite(server, line)
        await crowd.be_busy()
        line.calm = True
        crowd.outcome.converged_s = await crowd.agree()
        crowd.outcome.cuts = line.cuts
        return await crowd.judge()
