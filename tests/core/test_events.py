"""The bus: numbered, addressed, bounded, replayable."""

import json
from uuid import UUID, uuid4

from fortune_desktop.core.events import (
    Bus,
    ChatDelta,
    Event,
    ExpressionChange,
    ExpressionChanges,
    MouthClock,
    Notice,
    Outbox,
    PlannedExpression,
    Sent,
)

ME, YOU = uuid4(), uuid4()


def delta(user_id: UUID = ME, text: str = "가") -> ChatDelta:
    return ChatDelta(user_id=user_id, turn=1, offset=0, text=text)


def clock(position: float) -> MouthClock:
    return MouthClock(utterance=UUID(int=1), position=position, at=0)


def listen(bus: Bus, user_id: UUID = ME, limit: int = 256) -> Outbox:
    box = Outbox(user_id, lambda: None, limit)
    bus.attach(box)
    return box


def waiting(box: Outbox) -> list[Event | str]:
    found: list[Event | str] = []
    while (item := box.take()) is not None:
        found.append(item.event if isinstance(item, Sent) else item)
    return found


def test_a_frame_has_number_type_and_data_under_the_contracts_names() -> None:
    event = ExpressionChange(
        expression="joy", expression_index=1, emotion="joy", intensity=0.5, duration=2
    )
    frame = json.loads(Sent(7, event).frame)
    assert frame == {
        "seq": 7,
        "type": "expression_change",
        "data": {
            "expression": "joy",
            "expressionIndex": 1,
            "emotion": "joy",
            "intensity": 0.5,
            "duration": 2.0,
        },
    }


def test_events_of_a_person_go_to_their_pages_only_and_common_ones_to_all() -> None:
    bus = Bus()
    mine, yours = listen(bus, ME), listen(bus, YOU)
    common = Notice(level="info", code="hello")
    bus.publish(delta(ME))
    bus.publish(common)
    assert waiting(mine) == [delta(ME), common]
    assert waiting(yours) == [common]


def test_a_detached_client_gets_nothing_more() -> None:
    bus = Bus()
    box = listen(bus)
    bus.detach(box)
    bus.publish(delta())
    assert waiting(box) == []


def test_only_the_newest_mouth_clock_waits() -> None:
    bus = Bus()
    box = listen(bus)
    for event in (clock(0.1), delta(), clock(0.2)):
        bus.publish(event)
    assert waiting(box) == [delta(), clock(0.2)]


def test_a_slow_client_loses_events_but_no_answer_and_is_told_to_ask_again() -> None:
    bus = Bus()
    box = listen(bus, limit=3)
    box.answer("answer")
    for number in range(5):
        bus.publish(delta(text=str(number)))
    assert box.overflowed
    assert waiting(box) == ["answer", delta(text="3"), delta(text="4")]


def test_a_snapshot_goes_before_what_was_published_while_it_was_made() -> None:
    bus = Bus()
    box = listen(bus)
    seq = bus.next_seq()
    bus.publish(delta())
    box.first(Sent(seq, Notice(level="info", code="snapshot")))
    first, second = box.take(), box.take()
    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    assert (first.seq, second.seq) == (1, 2)


def test_what_was_missed_is_replayed_in_order_for_the_right_person() -> None:
    bus = Bus()
    for number in range(4):
        bus.publish(delta(ME if number % 2 == 0 else YOU, str(number)))
    missed = bus.replay(1, ME)
    assert missed is not None
    assert [sent.seq for sent in missed] == [3]
    assert bus.replay(4, ME) == []


def test_too_long_ago_or_from_the_future_cannot_be_replayed() -> None:
    bus = Bus(memory=2)
    for _ in range(5):
        bus.publish(delta())
    assert bus.replay(2, ME) is None
    assert bus.replay(9, ME) is None
    recent = bus.replay(3, ME)
    assert recent is not None
    assert [sent.seq for sent in recent] == [4, 5]


def test_what_is_forgotten_cannot_be_replayed_and_what_comes_after_can() -> None:
    bus = Bus()
    bus.publish(delta())
    bus.forget()
    assert bus.replay(0, ME) is None
    assert bus.replay(1, ME) == []
    bus.publish(delta(text="나"))
    after = bus.replay(1, ME)
    assert after is not None
    assert [sent.seq for sent in after] == [2]
    assert bus.replay(0, ME) is None


def test_every_run_has_an_epoch_of_its_own() -> None:
    assert Bus().epoch != Bus().epoch


def test_wake_is_called_for_everything_that_waits() -> None:
    woken: list[int] = []
    box = Outbox(ME, lambda: woken.append(1))
    box.answer("{}")
    box.offer(Sent(1, delta()))
    box.offer(Sent(2, delta(YOU)))
    assert len(woken) == 2


def test_the_faces_of_a_text_go_over_the_wire_as_the_specification_has_them() -> None:
    plan = PlannedExpression(
        timestamp=0, duration=1.5, expression="smile", expression_index=1, emotion="joy"
    )
    event = ExpressionChanges(user_id=ME, changes=[plan])
    frame = json.loads(Sent(3, event).frame)
    assert frame == {
        "seq": 3,
        "type": "expression_changes",
        "data": [
            {
                "timestamp": 0.0,
                "duration": 1.5,
                "expression": "smile",
                "expressionIndex": 1,
                "emotion": "joy",
                "intensity": 1.0,
            }
        ],
    }
    assert event.audience == ME
