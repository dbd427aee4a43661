"""Settings: defaults, changes by part, a file that is never half written."""

import asyncio
import json
from pathlib import Path
from typing import cast

import pytest
from jsonschema_rs import Draft202012Validator
from pydantic import ValidationError

from fortune_desktop.core.errors import Invalid, StorageFull
from fortune_desktop.core.events import Event, SettingsChanged
from fortune_desktop.core.operations import Empty
from fortune_desktop.settings.service import Settings, SettingsChange, SettingsService, Voice


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def settings(file: Path, events: list[Event]) -> SettingsService:
    return SettingsService(file, events.append)


def load(file: Path, events: list[Event]) -> Settings:
    service = SettingsService(file, events.append)
    service.load()
    return service.current


async def test_without_a_file_the_defaults_hold(
    settings: SettingsService, events: list[Event]
) -> None:
    settings.load()
    assert await settings.get(Empty()) == Settings()
    assert not settings.set_aside
    assert events == []


async def test_a_change_is_kept_told_and_leaves_the_rest(
    settings: SettingsService, file: Path, events: list[Event]
) -> None:
    new = await settings.update(SettingsChange(voice={"volume": 0.4}))
    new = await settings.update(SettingsChange(appearance={"theme": "day"}))
    assert (new.voice.volume, new.voice.enabled, new.appearance.theme) == (0.4, True, "day")
    assert load(file, events) == new
    assert events[-1] == SettingsChanged(settings=new.model_dump(mode="json"))


async def test_the_voice_has_the_specifications_defaults(settings: SettingsService) -> None:
    voice = settings.current.voice
    assert (voice.provider, voice.voice) == ("edge_tts", "ko-KR-SunHiNeural")
    assert (voice.rate, voice.pitch) == (1.0, 0.0)


def test_a_file_of_an_older_version_gets_what_is_new_by_default(
    file: Path, events: list[Event]
) -> None:
    file.write_text('{"voice": {"volume": 0.4}}')
    assert load(file, events) == Settings(voice=Voice(volume=0.4))


async def test_the_schema_says_all_a_form_needs(settings: SettingsService) -> None:
    schema = (await settings.schema(Empty())).root
    parts = cast("dict[str, dict[str, dict[str, dict[str, object]]]]", schema["properties"])
    assert parts["voice"]["properties"]["rate"] == {
        "type": "number",
        "title": "settings.voice.rate",
        "default": 1.0,
        "minimum": 0.5,
        "maximum": 2,
    }
    defaults = {
        part: {name: field["default"] for name, field in shape["properties"].items()}
        for part, shape in parts.items()
    }
    assert defaults == Settings().model_dump(mode="json")


async def test_what_the_schema_allows_is_what_can_be_set(settings: SettingsService) -> None:
    schema = (await settings.schema(Empty())).root
    allowed = Draft202012Validator(schema).is_valid
    assert allowed(settings.current.model_dump(mode="json"))
    assert not allowed({"voice": {"rate": 9}})
    assert not allowed({"security": {}})


async def test_two_changes_at_once_are_both_kept(settings: SettingsService) -> None:
    await asyncio.gather(
        settings.update(SettingsChange(voice={"rate": 1.2})),
        settings.update(SettingsChange(appearance={"motion": "reduced"})),
    )
    assert (settings.current.voice.rate, settings.current.appearance.motion) == (1.2, "reduced")


@pytest.mark.parametrize(
    "change",
    [
        {"voice": {"volume": 2}},
        {"voice": {"volume": "loud"}},
        {"voice": {"pitch": 1}},
        {"voice": {"provider": "../edge"}},
        {"voice": {"voice": "x" * 81}},
        {"voice": {"gain": 1}},
        {"appearance": {"theme": "neon"}},
    ],
)
async def test_a_wrong_value_is_refused_and_nothing_changes(
    settings: SettingsService, file: Path, change: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        await settings.update(SettingsChange.model_validate(change))
    assert settings.current == Settings()
    assert not file.exists()


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValidationError):
        SettingsChange.model_validate({"security": {}})


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"voice": {"volume": 9}}'])
def test_a_broken_file_is_set_aside_not_overwritten(
    file: Path, content: bytes, events: list[Event]
) -> None:
    file.write_bytes(content)
    service = SettingsService(file, events.append)
    service.load()
    assert (service.current, service.set_aside) == (Settings(), True)
    assert file.with_suffix(".broken.json").read_bytes() == content
    assert not file.exists()


async def test_a_full_disk_leaves_the_old_file_whole(
    settings: SettingsService, file: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await settings.update(SettingsChange(voice={"volume": 0.4}))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageFull):
        await settings.update(SettingsChange(voice={"volume": 0.8}))
    assert settings.current == before == load(file, events)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


async def test_the_file_is_plain_json_a_person_can_read(
    settings: SettingsService, file: Path
) -> None:
    await settings.update(SettingsChange(voice={"online": False}))
    assert json.loads(file.read_text("utf-8"))["voice"]["online"] is False
