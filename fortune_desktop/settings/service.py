"""The settings: read once, changed by parts, written whole and atomically."""

import asyncio
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, RootModel, ValidationError

from fortune_desktop.core.errors import Invalid, StorageFull
from fortune_desktop.core.events import Event, SettingsChanged
from fortune_desktop.core.operations import Empty, operation
from fortune_desktop.core.refusals import explain

log = logging.getLogger(__name__)


class Appearance(BaseModel):
    """How the page looks."""

    model_config = ConfigDict(extra="forbid")

    theme: Literal["night", "day", "system"] = "night"
    motion: Literal["full", "reduced"] = "full"


class Voice(BaseModel):
    """How she speaks: `online` allows the network voices, `volume` is 0..1, `rate` 1 = natural speed.

    `provider` is asked first, with `voice` where it speaks the language of the line (empty = its own choice);
    `pitch` raises or lowers it by that share of the natural pitch.
    """

    model_config = ConfigDict(extra="forbid")

    enabled: bool = True
    online: bool = True
    volume: Annotated[float, Field(ge=0, le=1)] = 0.9
    rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    provider: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")] = "edge_tts"
    voice: Annotated[str, Field(max_length=80)] = "ko-KR-SunHiNeural"
    pitch: Annotated[float, Field(ge=-0.3, le=0.3)] = 0.0


class Settings(BaseModel):
    """Every setting with its default."""

    model_config = ConfigDict(extra="forbid")

    appearance: Appearance = Appearance()
    voice: Voice = Voice()


class SettingsChange(BaseModel):
    """Any part of the settings."""

    model_config = ConfigDict(extra="forbid")

    appearance: dict[str, JsonValue] = {}
    voice: dict[str, JsonValue] = {}


class SettingsSchema(RootModel[dict[str, JsonValue]]):
    """The JSON Schema of the settings; each `title` is the catalogue's key of the setting's name."""


class SettingsService:
    """Holds the settings of `file`; one that cannot be read is set aside, never overwritten, and told."""

    def __init__(self, file: Path, publish: Callable[[Event], None]) -> None:
        self._file = file
        self._publish = publish
        self.current = Settings()
        self.set_aside = False
        self._changing = asyncio.Lock()

    def load(self) -> None:
        """Read the file; a broken one is renamed to `settings.broken.json`, and `set_aside` says so."""
        try:
            self.current = Settings.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return
        except (ValidationError, OSError) as problem:
            log.warning("settings could not be read: %s", type(problem).__name__)
            self._file.replace(self._file.with_suffix(".broken.json"))
            self.set_aside = True

    @operation("settings.get", "GET", "/settings")
    async def get(self, request: Empty) -> Settings:
        """Every setting."""
        return self.current

    @operation("settings.schema", "GET", "/settings/schema")
    async def schema(self, request: Empty) -> SettingsSchema:
        """What can be set, and to what: all that a form needs."""
        return SettingsSchema(_schema())

    @operation("settings.update", "PATCH", "/settings")
    async def update(self, request: SettingsChange) -> Settings:
        """Change some settings; what is not sent stays."""
        async with self._changing:
            new = self._with(request)
            await asyncio.to_thread(self._write, new)
            self.current = new
        self._publish(SettingsChanged(settings=new.model_dump(mode="json")))
        return new

    def _with(self, change: SettingsChange) -> Settings:
        changed = self.current.model_dump()
        for part, values in change.model_dump().items():
            changed[part].update(values)
        try:
            return Settings.model_validate(changed)
        except ValidationError as problem:
            raise Invalid(errors=explain(problem)) from problem

    def _write(self, settings: Settings) -> None:
        """Write beside the file and move: a crash or a full disk leaves the old file whole."""
        new = self._file.with_suffix(".new")
        try:
            with new.open("w", encoding="utf-8") as out:
                json.dump(settings.model_dump(mode="json"), out, indent=1)
                out.flush()
                os.fsync(out.fileno())
            new.replace(self._file)
        except OSError as problem:
            new.unlink(missing_ok=True)
            raise StorageFull(part="settings") from problem


def _schema() -> dict[str, JsonValue]:
    """The schema of every part, one within the other and without references, which forms need not follow."""
    parts: dict[str, JsonValue] = {}
    for part, field in Settings.model_fields.items():
        assert isinstance(field.annotation, type)
        assert issubclass(field.annotation, BaseModel)
        shape = field.annotation.model_json_schema()
        shape["title"] = f"settings.{part}"
        for name in shape["properties"]:
            shape["properties"][name]["title"] = f"settings.{part}.{name}"
        del shape["description"]
        parts[part] = shape
    return {
        "type": "object",
        "title": "settings",
        "properties": parts,
        "additionalProperties": False,
    }
