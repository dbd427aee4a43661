"""One example of every operation for the contract's test: what it needs first, what is sent, what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Json = dict[str, Any]
Call = Callable[[str, Mapping[str, Any]], Json]

NOBODY = str(UUID(int=404))
BIRTH = {"date": "1990-05-15", "time": "14:30"}
NO_UUID = {"user_id": "nobody"}
UNKNOWN = {"user_id": NOBODY}


@dataclass(frozen=True)
class Example:
    """`fields` prepares with calls for a fresh person and gives the parameters; each of `wrong` spoils them."""

    fields: Callable[[Call, str], Json]
    wrong: tuple[Json, ...] = ()


def nothing(_call: Call, _user_id: str) -> Json:
    return {}


def whoever(_call: Call, user_id: str) -> Json:
    return {"user_id": user_id}


def plain(**fields: Any) -> Callable[[Call, str], Json]:
    """Fixed fields."""
    return lambda _call, _user_id: fields


def of_person(**fields: Any) -> Callable[[Call, str], Json]:
    """The person, and fixed fields."""
    return lambda _call, user_id: {"user_id": user_id, **fields}


def after(prepare: Callable[[Call, str], Json], **fields: Any) -> Callable[[Call, str], Json]:
    """The person, what a preparation gave, and fixed fields."""
    return lambda call, user_id: {"user_id": user_id, **prepare(call, user_id), **fields}


def _relative(call: Call, user_id: str) -> Json:
    new = {"user_id": user_id, "name": "엄마", "relation": "family"}
    return {"id": call("people.create", new)["ok"]["id"]}


def _sitting(call: Call, user_id: str) -> Json:
    return {"id": call("sessions.create", {"user_id": user_id})["ok"]["id"]}


def _reading(call: Call, user_id: str) -> Json:
    call("fortune.daily", {"user_id": user_id, "date": "2026-05-05"})
    return {"id": call("user.readings", {"user_id": user_id})["ok"]["items"][0]["id"]}


def _said(call: Call, user_id: str) -> Json:
    assert "ok" in call("chat.send", {"user_id": user_id, "message": "안녕"})
    return {}


def _known_client(call: Call, _user_id: str) -> Json:
    client = {"client_uid": "a program"}
    call("live2d.expression", {**client, "emotion": "joy"})
    return client


EXAMPLES: dict[str, Example] = {
    "user.create": Example(nothing, ({"locale": "jp"},)),
    "user.get": Example(whoever, (NO_UUID, UNKNOWN)),
    "user.update": Example(
        of_person(name="달님", preferences={"onboarded": True}),
        (UNKNOWN, {"name": "달" * 41}, {"birth": {"date": "2990-01-01"}}, {"color": "blue"}),
    ),
    "user.delete": Example(whoever, (NO_UUID,)),
    "user.export": Example(after(_said), (UNKNOWN,)),
    "user.readings": Example(after(_reading, limit=5), ({"limit": 0}, {"cursor": "nonsense"})),
    "user.react": Example(
        after(_reading, rating=4, note="맞아요"), ({"rating": 9}, {"id": NOBODY}, {"id": "x"})
    ),
    "people.list": Example(after(_relative), (NO_UUID,)),
    "people.create": Example(
        of_person(name="봄", relation="friend", birth=BIRTH, gender="male"),
        ({"name": ""}, {"gender": "x"}, {"birth": {"date": "1990-02-30"}}),
    ),
    "people.update": Example(after(_relative, name="어머니"), ({"id": NOBODY}, {"name": ""})),
    "people.delete": Example(after(_relative), ({"id": NOBODY}, {"id": "x"})),
    "sessions.list": Example(after(_sitting), (NO_UUID,)),
    "sessions.create": Example(whoever, (UNKNOWN,)),
    "sessions.delete": Example(after(_sitting), ({"id": NOBODY},)),
    "fortune.daily": Example(
        of_person(date="2026-05-05"), (NO_UUID, UNKNOWN, {"date": "today"}, {"date": "2026-02-30"})
    ),
    "fortune.saju": Example(
        plain(birth=BIRTH, gender="female"),
        ({"birth": {"date": "1990-02-30"}}, {"gender": "x"}, {"birth": {"date": "1600-01-01"}}),
    ),
    "fortune.terms": Example(plain(year=2026), ({"year": 1800}, {"year": "x"})),
    "fortune.lunar": Example(
        plain(lunar="1990-04-21"), ({"date": "1990-05-15"}, {"lunar": "3000-01-01"})
    ),
    "fortune.tarot": Example(
        plain(spread="celtic_cross", seed=7, reversals=0.25),
        ({"spread": "two"}, {"reversals": 0.3}, {"topic": "weather"}, {"user_id": NOBODY}),
    ),
    "fortune.tarot.deck": Example(nothing),
    "fortune.tarot.spreads": Example(nothing),
    "fortune.tarot.card": Example(plain(id="major_18"), ({"id": "major_22"},)),
    "fortune.tarot.daily": Example(
        of_person(date="2026-05-05"), (NO_UUID, UNKNOWN, {"date": "2026-02-30"})
    ),
    "fortune.week": Example(of_person(date="2026-05-05"), (UNKNOWN, {"date": "2101-01-01"})),
    "fortune.month": Example(of_person(date="2026-05-05"), (UNKNOWN, {"date": "2023-02-29"})),
    "fortune.calendar": Example(of_person(month="2026-05"), (UNKNOWN, {"month": "2026-13"})),
    "fortune.taste.get": Example(whoever, (NO_UUID, UNKNOWN)),
    "fortune.taste.update": Example(
        of_person(enabled=True, style="detailed"), (UNKNOWN, {"style": "loud"})
    ),
    "fortune.taste.forget": Example(whoever, (UNKNOWN,)),
    "fortune.experiments": Example(nothing),
    "fortune.natal": Example(
        plain(birth=BIRTH, house_system="placidus"),
        (
            {"house_system": "koch"},
            {"birth": {"date": "1990-02-30"}},
            {"birth": {**BIRTH, "latitude": 95}},
            {"utc": "1990-05-15T05:30:00Z"},
        ),
    ),
    "fortune.transits": Example(of_person(date="2026-05-05"), (UNKNOWN, {"date": "soon"})),
    "fortune.zodiac": Example(
        plain(sign="aries", date="2026-05-05", period="week"),
        ({"sign": "ophiuchus"}, {"period": "century"}, {"date": "2026-02-30"}),
    ),
    "fortune.compatibility": Example(
        plain(
            a={"birth": BIRTH, "gender": "female"},
            b={"birth": {"date": "1988-11-02"}, "gender": "male"},
            date="2026-05-05",
        ),
        ({"a": {"birth": {"date": "1990-02-30"}}}, {"relation": "rivals"}, {"b": {}}),
    ),
    "fortune.animal": Example(
        plain(branch="horse", date="2026-05-05", year_start="seollal"),
        ({"branch": "cat"}, {"year_start": "christmas"}),
    ),
    "chat.send": Example(
        of_person(message="오늘 운세 알려줘"),
        (UNKNOWN, {"message": " "}, {"message": "가" * 2001}, {"provider_override": "nobody"}),
    ),
    "chat.stop": Example(whoever, (NO_UUID, UNKNOWN)),
    "chat.history": Example(after(_said, limit=1), (UNKNOWN, {"limit": "many"})),
    "chat.clear": Example(after(_said), (NO_UUID, UNKNOWN)),
    "tts.speak": Example(
        of_person(text="[joy] 반가워요. 오늘도 좋은 날이에요."),
        ({"text": ""}, {"text": "😊"}, NO_UUID),
    ),
    "tts.providers": Example(whoever, (NO_UUID,)),
    "tts.settings": Example(
        of_person(provider_id="espeak_tts", voice="espeak_tts-ko", speed=1.1, pitch=0.1),
        ({"provider_id": "nobody"}, {"voice": "nobody"}, {"speed": 9}, {"pitch": "high"}),
    ),
    "tts.test": Example(of_person(provider_id="espeak_tts"), ({"provider_id": "nobody"},)),
    "live2d.models": Example(nothing),
    "live2d.expression": Example(
        plain(client_uid="a program", emotion="joy", intensity=0.8),
        ({"emotion": "bliss"}, {"expression": "joy"}, {"client_uid": ""}, {"intensity": 2}),
    ),
    "live2d.motion": Example(
        plain(client_uid="a program", motion_type="wave"),
        ({"motion_type": "moonwalk"}, {"group": "Nod"}, {"priority": 4}),
    ),
    "live2d.state": Example(_known_client, ({"client_uid": "never heard of"},)),
    "live2d.history": Example(
        lambda call, user_id: {**_known_client(call, user_id), "limit": 1},
        ({"client_uid": "never heard of"}, {"limit": 0}),
    ),
    "settings.get": Example(nothing),
    "settings.schema": Example(nothing),
    "settings.update": Example(
        plain(voice={"volume": 0.8}), ({"voice": {"volume": 9}}, {"nonsense": {}})
    ),
    "safety.check": Example(plain(texts=["안녕하세요"]), ({"texts": "안녕"},)),
    "safety.rules": Example(nothing),
    "safety.rules.replace": Example(plain(rules=[]), ({"rules": "none"},)),
    "health.live": Example(nothing),
    "health.ready": Example(nothing),
    "operations.list": Example(nothing),
}

# The contract's calls that come with rooms still to be built.
LATER: tuple[tuple[str, str], ...] = (
    ("GET", f"/fortune/tojeong/{NOBODY}"),
    ("GET", f"/fortune/new-year/{NOBODY}"),
    ("POST", "/fortune/dates"),
    ("GET", f"/memory/{NOBODY}"),
    ("PATCH", f"/memory/{NOBODY}"),
    ("DELETE", f"/memory/{NOBODY}"),
    ("GET", "/llm/providers"),
    ("POST", "/llm/settings"),
    ("POST", "/llm/test"),
    ("GET", "/llm/usage"),
    ("GET", "/tts/usage"),
    ("POST", "/live2d/models"),
    ("DELETE", "/live2d/models/dalto"),
    ("POST", "/text/emotion"),
    ("POST", "/safety/reports"),
)
