"""The folder of spoken sentences."""

import os
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import numpy as np

from fortune_desktop.voice.recordings import Recordings

PCM = np.arange(-50, 50, dtype=np.int16)


def test_a_file_holds_the_samples(tmp_path: Path) -> None:
    path = Recordings(tmp_path / "new" / "folder").write(UUID(int=1), PCM, 22_050)
    assert path is not None
    assert path.name == f"{UUID(int=1)}.wav"
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert file.readframes(1000) == PCM.astype("<i2").tobytes()


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, kept=3)
    for number in range(6):
        path = recordings.write(UUID(int=number), PCM, 8000)
        assert path is not None
        os.utime(path, (number, number))
    names = {path.stem for path in tmp_path.iterdir()}
    assert names == {str(UUID(int=number)) for number in (3, 4, 5)}


def test_a_disk_that_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Recordings(tmp_path / "file").write(UUID(int=1), PCM, 8000) is None


def test_voices_that_forget_at_once_keep_what_each_wrote(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, kept=1)
    with ThreadPoolExecutor(8) as voices:
        paths = voices.map(lambda n: recordings.write(UUID(int=n), PCM, 8000), range(800))
        assert None not in paths
    assert len(list(tmp_path.iterdir())) >= 1
