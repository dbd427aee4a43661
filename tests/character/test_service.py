"""The character's state: events only on change, one gesture a turn, back to neutral after the last word."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.character.model import CharacterModel, Face, Motion
from fortune_desktop.character.models import (
    CharacterState,
    ClientRequest,
    ExpressionRequest,
    ExpressionStarted,
    MotionRequest,
    MotionStarted,
    ShownRequest,
)
from fortune_desktop.character.service import DECAY_S, CharacterService, Timer
from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.core.events import CharacterStatus, Event, ExpressionChange, MotionTrigger
from fortune_desktop.core.operations import Empty

EMOTIONS = ("neutral", "joy", "sadness", "anger", "surprise", "fear")


class Clock:
    """Timers that go off when a test says so."""

    def __init__(self) -> None:
        self.waiting: dict[object, tuple[float, Callable[[], None]]] = {}
        self.now = datetime(2026, 5, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, delay: float, act: Callable[[], None]) -> Timer:
        clock, key = self, object()

        class Handle:
            def cancel(self) -> None:
                clock.waiting.pop(key, None)

        self.waiting[key] = (delay, act)
        return Handle()

    def pass_by(self) -> None:
        waiting, self.waiting = self.waiting, {}
        for _, act in waiting.values():
            act()


class Bench:
    def __init__(self, groups: tuple[str, ...] = ("Idle", "Think")) -> None:
        faces = {emotion: Face(f"face {emotion}", place) for place, emotion in enumerate(EMOTIONS)}
        gestures = {
            "wave": Motion("Greet", 0),
            "bow": Motion("Greet", 0),
            "nod": Motion("Nod", 0),
        }
        lengths = {"Idle": [4.0], "Greet": [2.5], "Nod": [1.0, 1.5]}
        model = CharacterModel(
            "달토", faces, gestures, frozenset(groups), "dalto",
            tuple(face.name for face in faces.values()), lengths, 30, "ours",
        )  # fmt: skip
        self.events: list[Event] = []
        self.clock = Clock()
        self.her = CharacterService(model, self.events.append, self.clock.later, self.clock)

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_feeling_is_shown_once(bench: Bench) -> None:
    bench.her.feel("joy")
    bench.her.feel("joy")
    (change,) = bench.events
    assert (change.expression, change.expression_index) == ("face joy", 1)
    assert (change.emotion, change.intensity) == ("joy", 1.0)


def test_another_strength_is_a_change_and_stays_in_range(bench: Bench) -> None:
    bench.her.feel("joy", 0.5)
    bench.her.feel("joy", 3.0)
    bench.her.feel("joy", -1.0)
    assert [event.intensity for event in bench.events] == [0.5, 1.0, 0.0]


def test_neutral_at_the_beginning_is_no_change(bench: Bench) -> None:
    bench.her.feel("neutral")
    bench.her.status("idle")
    assert bench.events == []


def test_status_is_told_once_with_its_animation(bench: Bench) -> None:
    for status in ("thinking", "thinking", "speaking", "idle", "idle"):
        bench.her.status(status)
    told = [(event.status, event.animation) for event in bench.of(CharacterStatus)]
    assert told == [("thinking", "Think"), ("speaking", "Idle"), ("idle", "Idle")]


def test_a_model_without_a_thinking_motion_idles() -> None:
    bench = Bench(groups=("Idle",))
    bench.her.status("thinking")
    assert bench.events[0].animation == "Idle"


def test_a_gesture_is_made_once_a_turn(bench: Bench) -> None:
    bench.her.gesture("wave")
    bench.her.gesture("wave")
    bench.her.gesture("bow")  # the same motion
    bench.her.gesture("nod")
    bench.her.status("thinking")
    bench.her.gesture("nod")
    assert [event.group for event in bench.of(MotionTrigger)] == ["Greet", "Nod", "Nod"]


def test_an_unknown_gesture_is_nothing(bench: Bench) -> None:
    bench.her.gesture("spin")
    assert bench.events == []


def test_after_the_last_word_the_face_returns_to_neutral(bench: Bench) -> None:
    bench.her.feel("joy")
    bench.her.status("speaking")
    bench.clock.pass_by()
    assert bench.of(ExpressionChange)[-1].emotion == "joy"
    bench.her.status("idle")
    bench.her.status("idle")
    assert [delay for delay, _ in bench.clock.waiting.values()] == [DECAY_S]
    bench.clock.pass_by()
    assert bench.of(ExpressionChange)[-1].emotion == "neutral"


def test_a_new_feeling_calls_off_the_return(bench: Bench) -> None:
    bench.her.feel("joy")
    bench.her.status("idle")
    bench.her.feel("sadness")
    assert bench.clock.waiting == {}
    bench.clock.pass_by()
    assert bench.of(ExpressionChange)[-1].emotion == "sadness"


def test_the_same_feeling_again_calls_off_the_return_too(bench: Bench) -> None:
    bench.her.feel("joy")
    bench.her.status("idle")
    bench.her.feel("joy")
    assert bench.clock.waiting == {}


def test_close_leaves_no_timer(bench: Bench) -> None:
    bench.her.feel("joy")
    bench.her.status("idle")
    bench.her.close()
    assert bench.clock.waiting == {}


def test_snapshot_is_what_was_shown_last(bench: Bench) -> None:
    bench.her.feel("fear", 0.4)
    bench.her.status("speaking")
    assert bench.her.snapshot() == {
        "name": "달토",
        "status": "speaking",
        "animation": "Idle",
        "expression": "face fear",
        "expressionIndex": 5,
        "emotion": "fear",
        "intensity": 0.4,
        "duration": 0.0,
    }


async def test_by_default_the_running_loop_keeps_the_time() -> None:
    bench = Bench()
    her = CharacterService(bench.her._model, bench.events.append)
    her.feel("joy")
    her.status("idle")
    her.close()
    assert [event.type for event in bench.events] == ["expression_change"]


MOVES = st.one_of(
    st.tuples(st.just("feel"), st.sampled_from(EMOTIONS)),
    st.tuples(st.just("gesture"), st.sampled_from(["wave", "bow", "nod", "spin"])),
    st.tuples(st.just("status"), st.sampled_from(["thinking", "speaking", "idle", "ready"])),
    st.just(("time", "")),
)


@given(st.lists(MOVES, max_size=30))
def test_no_event_repeats_the_one_before(moves: list[tuple[str, str]]) -> None:
    bench = Bench()
    for move, what in moves:
        if move == "time":
            bench.clock.pass_by()
        else:
            getattr(bench.her, move)(what)
        assert len(bench.clock.waiting) <= 1
    for kind in (ExpressionChange, CharacterStatus):
        told = bench.of(kind)
        assert all(a != b for a, b in itertools.pairwise(told))
    assert bench.her.snapshot()["emotion"] == (
        bench.of(ExpressionChange)[-1].emotion if bench.of(ExpressionChange) else "neutral"
    )


async def face(bench: Bench, client: str = "a", **fields: Any) -> ExpressionStarted:
    return await bench.her.expression(
        ExpressionRequest.model_validate({"client_uid": client, **fields})
    )


async def move(bench: Bench, client: str = "a", **fields: Any) -> MotionStarted:
    return await bench.her.motion(MotionRequest.model_validate({"client_uid": client, **fields}))


async def state(bench: Bench, client: str = "a") -> CharacterState:
    return await bench.her.state(ClientRequest(client_uid=client))


async def test_the_library_tells_the_model(bench: Bench) -> None:
    (model,) = (await bench.her.models(Empty())).root
    assert (model.name, model.title) == ("dalto", "달토")
    assert model.url == "live2d/dalto/dalto.model3.json"
    assert [(one.name, one.index, one.emotion) for one in model.expressions[:2]] == [
        ("face neutral", 0, "neutral"),
        ("face joy", 1, "joy"),
    ]
    assert model.motions["Nod"] == [1.0, 1.5]
    assert model.motion_types == ["wave", "bow", "nod", "idle", "greet"]
    assert (model.parameters, model.licence) == (30, "ours")


@pytest.mark.parametrize(
    "asked", [{"emotion": "joy"}, {"expression": "face joy"}, {"expression_index": 1}]
)
async def test_a_face_asked_for_is_shown_in_every_window(
    bench: Bench, asked: dict[str, Any]
) -> None:
    started = await face(bench, intensity=0.5, **asked)
    (change,) = bench.events
    assert isinstance(change, ExpressionChange)
    assert (change.expression_index, change.intensity, change.emotion) == (1, 0.5, "joy")
    assert started.model_dump() == {"client_uid": "a", **change.model_dump()}
    assert (await state(bench)).current_expression == 1


@pytest.mark.parametrize(
    ("asked", "known"),
    [({"expression": "grin"}, "face joy"), ({"expression_index": 6}, 5)],
)
async def test_an_unknown_face_is_refused_with_those_that_are_known(
    bench: Bench, asked: dict[str, Any], known: object
) -> None:
    with pytest.raises(Invalid) as refused:
        await face(bench, **asked)
    told = refused.value.details["known"]
    assert isinstance(told, list)
    assert known in told
    assert not bench.events


async def test_a_face_for_a_while_returns_to_neutral(bench: Bench) -> None:
    await face(bench, emotion="anger", duration=4)
    assert [delay for delay, _ in bench.clock.waiting.values()] == [4]
    assert (await state(bench)).emotion_queue == ["neutral"]
    bench.clock.pass_by()
    assert bench.of(ExpressionChange)[-1].emotion == "neutral"
    assert (await state(bench)).current_expression == 0
    assert (await state(bench)).emotion_queue == []


@pytest.mark.parametrize(
    ("asked", "group", "index", "seconds"),
    [
        ({"motion_type": "wave"}, "Greet", 0, 2.5),
        ({"motion_type": "Greet"}, "Greet", 0, 2.5),
        ({"group": "Nod", "index": 1, "priority": 3}, "Nod", 1, 1.5),
    ],
)
async def test_a_motion_asked_for_is_played_in_every_window(
    bench: Bench, asked: dict[str, Any], group: str, index: int, seconds: float
) -> None:
    started = await move(bench, **asked)
    (trigger,) = bench.of(MotionTrigger)
    assert (trigger.group, trigger.index, trigger.priority) == (group, index, started.priority)
    assert (started.group, started.index, started.duration) == (group, index, seconds)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"motion_type": "moonwalk"}, "motion_type"),
        ({"group": "greet"}, "group"),
        ({"group": "Nod", "index": 2}, "index"),
    ],
)
async def test_an_unknown_motion_is_refused_with_those_that_are_known(
    bench: Bench, asked: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await move(bench, **asked)
    assert refused.value.details["field"] == field
    assert refused.value.details["known"]
    assert not bench.events


async def test_a_motion_is_the_state_until_it_is_over(bench: Bench) -> None:
    await move(bench, motion_type="wave")
    assert (await state(bench)).current_motion == "wave"
    bench.clock.now += timedelta(seconds=2.5)
    assert (await state(bench)).current_motion == "idle"
    bench.her.status("thinking")
    assert (await state(bench)).current_motion == "think"


async def test_every_client_has_a_state_of_its_own(bench: Bench) -> None:
    bench.her.meet("a")
    began = bench.clock.now
    bench.clock.now += timedelta(seconds=30)
    await face(bench, "b", emotion="fear")
    a, b = await state(bench, "a"), await state(bench, "b")
    assert (a.current_expression, b.current_expression) == (0, 5)
    assert (a.last_interaction, b.last_interaction) == (began, bench.clock.now)
    assert (a.client_uid, a.model_name, a.current_motion) == ("a", "dalto", "idle")
    bench.her.feel("sadness")
    bench.her.gesture("nod")
    for client in ("a", "b"):
        assert (await state(bench, client)).current_expression == 2
        assert (await state(bench, client)).current_motion == "nod"
    with pytest.raises(NotFound):
        await state(bench, "c")


async def test_a_history_is_read_page_by_page(bench: Bench) -> None:
    await face(bench, emotion="joy")
    await move(bench, motion_type="nod")
    bench.her.feel("fear")
    page = await bench.her.history(ShownRequest(client_uid="a", limit=2))
    assert [shown.name for shown in page.items] == ["face fear", "nod"]
    assert page.next_cursor is not None
    rest = await bench.her.history(ShownRequest(client_uid="a", cursor=int(page.next_cursor)))
    assert [shown.name for shown in rest.items] == ["face joy"]
    assert rest.next_cursor is None
