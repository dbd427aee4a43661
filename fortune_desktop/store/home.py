"""Where a person's data lies: one private folder, `FORTUNE_HOME` or the platform's own place."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Home:
    """The folders and files of one installation's data."""

    root: Path

    @classmethod
    def place(cls) -> "Home":
        """Where the folder of this person is, or would be."""
        given = os.environ.get("FORTUNE_HOME")
        root = (
            Path(given)
            if given
            else platformdirs.user_data_path("fortune-desktop", appauthor=False)
        )
        return cls(root.resolve())

    @classmethod
    def open(cls) -> "Home":
        """The folder of this person, made if needed, readable by nobody else; OSError if it cannot be made."""
        home = cls.place()
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        return home

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "fortune.db"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.json"

    @property
    def voice(self) -> Path:
        """Sounds of the last sentences."""
        return self.root / "voice"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"
