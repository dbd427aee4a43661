"""Conversations: ordered, paged by cursor, kept apart by person and by sitting."""

from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Message
from tests.store.conftest import Clock


@pytest.fixture
def talk(database: Database, clock: Clock) -> Conversations:
    return Conversations(database, clock)


@pytest.fixture
async def me(database: Database, clock: Clock) -> UUID:
    return (await People(database, clock).create("ko")).user_id


async def say(talk: Conversations, clock: Clock, who: UUID, text: str) -> Message:
    message = Message(
        id=uuid4(),
        user_id=who,
        conversation_id=await talk.conversation_of(who),
        role="assistant",
        text=text,
        at=clock(),
        emotion="joy",
        provider="builtin",
        model="builtin-1",
        reading={"kind": "tarot", "data": {"cards": [1, 2]}},
        stopped=True,
    )
    await talk.add(message)
    return message


async def test_a_message_comes_back_as_it_was(talk: Conversations, clock: Clock, me: UUID) -> None:
    message = await say(talk, clock, me, "안녕 🌙")
    assert (await talk.page(me, None, 10)).items == [message]


async def test_pages_lead_from_the_newest_to_the_oldest_without_gap(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    said = [await say(talk, clock, me, str(number)) for number in range(7)]
    seen: list[Message] = []
    cursor: str | None = None
    while True:
        page = await talk.page(me, cursor, 3)
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == said[::-1]


async def test_a_page_that_ends_exactly_has_no_next(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    for number in range(3):
        await say(talk, clock, me, str(number))
    assert (await talk.page(me, None, 3)).next_cursor is None


@pytest.mark.parametrize("cursor", ["x", "1; DROP TABLE users", "", "１", "9" * 30])
async def test_a_cursor_of_ones_own_making_is_refused(
    talk: Conversations, me: UUID, cursor: str
) -> None:
    with pytest.raises(Invalid):
        await talk.page(me, cursor, 3)


async def test_recent_messages_are_the_last_ones_oldest_first(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    for number in range(5):
        await say(talk, clock, me, str(number))
    assert [message.text for message in await talk.recent(me, 2)] == ["3", "4"]


async def test_persons_are_kept_apart(
    talk: Conversations, clock: Clock, database: Database, me: UUID
) -> None:
    you = (await People(database, clock).create("ko")).user_id
    await say(talk, clock, me, "mine")
    await say(talk, clock, you, "yours")
    assert [message.text for message in await talk.recent(me, 9)] == ["mine"]
    await talk.clear(me)
    assert await talk.recent(me, 9) == []
    assert [message.text for message in await talk.recent(you, 9)] == ["yours"]


async def test_half_an_hour_of_silence_begins_a_new_sitting(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    first = await say(talk, clock, me, "a")
    clock.turn(minutes=29)
    second = await say(talk, clock, me, "b")
    clock.turn(minutes=30)
    third = await say(talk, clock, me, "c")
    assert first.conversation_id == second.conversation_id != third.conversation_id


async def test_a_message_of_nobody_is_refused(talk: Conversations, clock: Clock, me: UUID) -> None:
    with pytest.raises(NotFound):
        await talk.conversation_of(uuid4())
    message = await say(talk, clock, me, "a")
    with pytest.raises(NotFound):
        await talk.add(message.model_copy(update={"id": uuid4(), "conversation_id": uuid4()}))


async def test_with_the_person_goes_the_conversation(
    talk: Conversations, clock: Clock, database: Database, me: UUID
) -> None:
    await say(talk, clock, me, "VanishingWords")
    await People(database, clock).erase(me)
    assert await talk.recent(me, 9) == []
    database.close()
    files = database.path.parent.glob("fortune.db*")
    assert not any(b"VanishingWords" in file.read_bytes() for file in files)
