"""Conversations: ordered, paged by cursor, kept apart by person and by sitting."""

from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import Conflict, Invalid, NotFound
from fortune_desktop.store.conversations import OPEN_SITTINGS, Conversations
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


async def test_a_cursor_of_ones_own_making_is_refused(talk: Conversations, me: UUID) -> None:
    with pytest.raises(Invalid):
        await talk.page(me, "x", 3)


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


async def test_of_several_sittings_the_given_one_is_taken_else_the_last_talked_in(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    first, second = await talk.open(me), await talk.open(me)
    clock.turn(minutes=1)
    assert await talk.conversation_of(me, first.id) == first.id
    said = await say(talk, clock, me, "a")
    assert said.conversation_id in {first.id, second.id}
    other = first if said.conversation_id == second.id else second
    clock.turn(minutes=1)
    await talk.add(
        said.model_copy(update={"id": uuid4(), "conversation_id": other.id, "at": clock()})
    )
    assert await talk.conversation_of(me) == other.id
    assert [sitting.id for sitting in await talk.sessions(me)] == [other.id, said.conversation_id]


async def test_a_sixth_sitting_ends_the_one_idle_longest(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    opened = []
    for _ in range(OPEN_SITTINGS + 1):
        opened.append(await talk.open(me))
        clock.turn(minutes=1)
    assert await talk.sessions(me) == opened[:0:-1]
    with pytest.raises(Conflict) as told:
        await talk.conversation_of(me, opened[0].id)
    assert told.value.details["reason"] == "ended"


async def test_a_sitting_ends_by_word_or_by_silence_and_what_was_said_stays(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    said = await say(talk, clock, me, "a")
    await talk.end(me, said.conversation_id)
    assert await talk.sessions(me) == []
    for again in (
        talk.end(me, said.conversation_id),
        talk.conversation_of(me, said.conversation_id),
    ):
        with pytest.raises(Conflict):
            await again
    silent = await talk.open(me)
    clock.turn(minutes=30)
    assert await talk.sessions(me) == []
    with pytest.raises(Conflict):
        await talk.conversation_of(me, silent.id)
    assert await talk.conversation_of(me) not in {said.conversation_id, silent.id}
    assert await talk.recent(me, 9) == [said]


async def test_another_persons_sitting_cannot_be_reached(
    talk: Conversations, clock: Clock, database: Database, me: UUID
) -> None:
    you = (await People(database, clock).create("ko")).user_id
    mine = await talk.open(me)
    assert await talk.sessions(you) == []
    for reach in (talk.conversation_of(you, mine.id), talk.end(you, mine.id)):
        with pytest.raises(NotFound):
            await reach
    for nobody in (talk.open(uuid4()), talk.sessions(uuid4()), talk.end(me, uuid4())):
        with pytest.raises(NotFound):
            await nobody


async def test_everything_that_was_said_oldest_first(
    talk: Conversations, clock: Clock, me: UUID
) -> None:
    said = [await say(talk, clock, me, str(number)) for number in range(5)]
    assert await talk.all(me) == said


async def test_what_is_said_is_sealed_in_the_file(
    talk: Conversations, clock: Clock, database: Database, me: UUID
) -> None:
    message = await say(talk, clock, me, "SecretWords")
    await talk.add(message.model_copy(update={"id": uuid4(), "reading": {"text": "SecretCard"}}))
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    assert any(message.id.hex.encode() in file for file in files)
    assert not any(word in file for file in files for word in (b"SecretWords", b"SecretCard"))


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
