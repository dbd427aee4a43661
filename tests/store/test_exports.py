"""Export and erase: everything that is kept of a person, and afterwards nothing."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import NotFound
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Message, NewRelative
from fortune_desktop.store.relatives import Relatives
from fortune_desktop.store.taste import Tastes
from tests.store.conftest import Clock

OWNED = (
    "people",
    "fortune_sessions",
    "chat_messages",
    "fortune_cache",
    "reading_reactions",
    "tastes",
    "experiment_arms",
)


async def live(database: Database, clock: Clock, name: str, rows: int) -> UUID:
    """A person of whom everything there is is kept; every text of theirs holds the name."""
    people, talk = People(database, clock), Conversations(database, clock)
    relatives, readings = Relatives(database, clock), Readings(database, clock)
    person = await people.create("ko")
    birth = Birth(date="1990-05-15", place=name)
    await people.save(person.model_copy(update={"name": name, "birth": birth}))
    me = person.user_id
    await relatives.add(me, NewRelative(name=name, relation="friend", birth=birth))
    sitting = await talk.conversation_of(me)
    for number in range(rows):
        said = Message(
            id=uuid4(),
            user_id=me,
            conversation_id=sitting,
            role="user",
            text=f"{name} {number} " * 40,
            at=clock(),
            reading={"text": name},
        )
        await talk.add(said)
        body = json.dumps({"text": f"{name} {number} " * 40})
        await readings.keep(f"{name}{number}", me, "daily", date(2026, 11, 22), body)
    for reading in await readings.all(me):
        await readings.react(me, reading.id, 5, name)
    tastes = Tastes(database)
    await tastes.change(me, lambda _kept: json.dumps({"taste": f"{name} " * 40}))
    await tastes.count("an experiment of a long name", "arm", me, shown_on=date(2026, 11, 22))
    return me


async def test_an_export_holds_everything_readable(database: Database, clock: Clock) -> None:
    me = await live(database, clock, "MyName", rows=2)
    await live(database, clock, "OtherName", rows=2)
    export = await Exports(database).collect(me)
    assert {name: len(part) for name, part in export.items() if isinstance(part, list)} == {
        "people": 1,
        "sessions": 1,
        "messages": 2,
        "readings": 2,
    }
    assert isinstance(export["profile"], dict)
    assert export["profile"]["name"] == "MyName"
    text = json.dumps(export)
    # name, place; relative and place; messages and cards; readings and notes; taste
    assert text.count("MyName") == 1 + 1 + 2 + 2 * 40 + 2 + 2 * 40 + 2 + 40
    assert "OtherName" not in text


async def test_sittings_are_exported_when_they_have_ended_too(
    database: Database, clock: Clock
) -> None:
    me = await live(database, clock, "MyName", rows=1)
    clock.turn(hours=1)
    await Conversations(database, clock).open(me)
    sessions = (await Exports(database).collect(me))["sessions"]
    assert isinstance(sessions, list)
    began = [one["started_at"] for one in sessions if isinstance(one, dict)]
    assert len(began) == 2
    assert began == sorted(str(time) for time in began)


async def test_nobody_can_be_exported_who_is_not_there(database: Database) -> None:
    with pytest.raises(NotFound):
        await Exports(database).collect(uuid4())


def sealed_and_ids(database: Database, me: UUID) -> list[bytes]:
    """What the file holds of a person: ids, ciphertexts, digests."""
    found: list[bytes] = [me.hex.encode()]
    with closing(sqlite3.connect(database.path)) as file:
        for table in ("users", *OWNED):
            owner = "id" if table == "users" else "user_id"
            for row in file.execute(f"SELECT * FROM {table} WHERE {owner} = ?", (me.hex,)):
                found += [value for value in row if isinstance(value, bytes)]
                found += [
                    value.encode() for value in row if isinstance(value, str) and len(value) >= 32
                ]
    return found


def held(database: Database, traces: list[bytes]) -> list[bytes]:
    """Which traces begin or end anywhere in the database's files."""
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    parts = {part for trace in traces for part in (trace[:24], trace[-24:])}
    return [part for part in parts if any(part in file for file in files)]


async def test_of_an_erased_person_no_byte_is_left(database: Database, clock: Clock) -> None:
    before = await live(database, clock, "BeforeName", rows=8)
    me = await live(database, clock, "VanishingName", rows=40)
    after = await live(database, clock, "AfterName", rows=8)
    traces = sealed_and_ids(database, me)
    assert len(traces) > 40 * 6
    assert held(database, traces)

    await People(database, clock).erase(me)
    assert held(database, [*traces, b"VanishingName", b"1990-05-15"]) == []
    with pytest.raises(NotFound):
        await Exports(database).collect(me)
    for other in (before, after):
        messages = (await Exports(database).collect(other))["messages"]
        assert isinstance(messages, list)
        assert len(messages) == 8
    database.close()
    assert held(database, traces) == []
