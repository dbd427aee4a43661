"""The character's state: events only on change, one gesture a turn, back to neutral after the last word."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.character.model import CharacterModel, Face, Motion
from fortune_desktop.character.service import DECAY_S, CharacterService, Timer
from fortune_desktop.core.events import CharacterStatus, Event, ExpressionChange, MotionTrigger

EMOTIONS = ("neutral", "joy", "sadness", "anger", "surprise", "fear")


class Clock:
    """Timers that go off when a test says so."""

    def __init__(self) -> None:
        self.waiting: dict[object, tuple[float, Callable[[], None]]] = {}

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
        model = CharacterModel("달토", faces, gestures, frozenset(groups))
        self.events: list[Event] = []
        self.clock = Clock()
        self.her = CharacterService(model, self.events.append, self.clock.later)

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
