"""The model folder: remade, compared, and looked at."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from resources.live2d.atelier import __main__ as command
from resources.live2d.atelier.drawing.figure import portrait
from resources.live2d.atelier.drawing.icon import icon
from resources.live2d.atelier.model import (
    NAME,
    STILL,
    TEXTURE,
    Folder,
    differences,
    make_files,
    write,
)
from resources.live2d.atelier.pictures import png, read_picture, same_picture
from resources.live2d.atelier.render import Painter


def test_the_committed_folder_is_what_the_code_makes(remade: Folder, built: Path) -> None:
    assert differences(remade, built) == []


def test_descriptions_need_no_drawing(remade: Folder) -> None:
    assert make_files() == remade.files


def test_every_file_the_model_names_is_there(built: Path) -> None:
    named = json.loads((built / f"{NAME}.model3.json").read_text(encoding="utf-8"))
    refs = named["FileReferences"]
    files = [refs["Moc"], refs["DisplayInfo"], *refs["Textures"]]
    files += [e["File"] for e in refs["Expressions"]]
    files += [m["File"] for group in refs["Motions"].values() for m in group]
    assert all((built / f).is_file() for f in files)
    assert set(named) == {"Version", "FileReferences", "Groups", "HitAreas"}


def test_names_in_the_descriptions_exist(built: Path, remade: Folder) -> None:
    meshes = remade.files[f"{NAME}.moc3"]
    named = json.loads(remade.files[f"{NAME}.model3.json"])
    assert all(area["Id"].encode() + b"\0" in meshes for area in named["HitAreas"])
    wishes = json.loads(remade.files[f"{NAME}.fortune.json"])
    assert set(wishes["expressions"].values()) <= {
        e["Name"] for e in named["FileReferences"]["Expressions"]
    }
    for group, index in wishes["gestures"].values():
        assert index < len(named["FileReferences"]["Motions"][group])
    shown = json.loads(remade.files[f"{NAME}.cdi3.json"])
    groups = {g["Id"] for g in shown["ParameterGroups"]}
    assert {p["GroupId"] for p in shown["Parameters"]} == groups


def test_the_pictures_are_small_enough(built: Path) -> None:
    assert (built / TEXTURE).stat().st_size <= 4 * 1024 * 1024
    assert (built / STILL).stat().st_size <= 400_000


def test_the_committed_icon_is_what_the_code_draws(icon_file: Path) -> None:
    assert same_picture(icon(), read_picture(icon_file))


def test_the_rest_pose_is_the_concepts_drawing(painting: Painter) -> None:
    scale = 0.25
    drawn, posed = portrait(scale).astype(float), painting.draw({}, scale=scale).astype(float)
    ink = [image[..., :3] * image[..., 3:] / 255 for image in (drawn, posed)]
    difference = np.abs(ink[0] - ink[1]).max(2)
    assert difference.mean() < 2.5
    assert np.mean(difference > 60) < 0.01


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_a_changed_missing_or_foreign_file_is_found(remade: Folder, copy: Path) -> None:
    (copy / "motions/idle.motion3.json").write_text("{}")
    (copy / "LICENSE.md").unlink()
    (copy / "stranger.txt").write_text("?")
    assert differences(remade, copy) == [
        "missing: LICENSE.md",
        "not of this model: stranger.txt",
        "differs: motions/idle.motion3.json",
    ]


@pytest.mark.parametrize("name", [TEXTURE, STILL])
def test_another_drawing_is_found(name: str, remade: Folder, built: Path) -> None:
    picture = remade.pictures[name].copy()
    picture[:400, :400] = 0
    other = replace(remade, pictures=remade.pictures | {name: picture})
    assert differences(other, built) == [f"differs: {name}"]


def test_writing_replaces_the_whole_folder(remade: Folder, tmp_path: Path) -> None:
    small = Folder({"a/b.json": b"{}"}, {"c.png": remade.pictures[TEXTURE][:8, :8]})
    out = tmp_path / "model"
    out.mkdir()
    (out / "old.txt").write_text("old")
    write(small, out)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["model"]
    assert (out / "a/b.json").read_bytes() == b"{}"
    assert read_picture(out / "c.png").shape == (8, 8, 4)
    assert not (out / "old.txt").exists()
    assert differences(small, out) == []


@pytest.mark.parametrize("harm", ["", "LICENSE.md", "icon.png"])
def test_the_check_command_says_how_it_went(
    harm: str,
    remade: Folder,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    face = copy.parent / "icon.png"
    face.write_bytes(png(icon()))
    if harm == "LICENSE.md":
        (copy / harm).write_text("")
    elif harm:
        face.unlink()
    monkeypatch.setattr(command, "make", lambda: remade)
    monkeypatch.setattr("sys.argv", ["atelier", "--check", "--out", str(copy), "--icon", str(face)])
    assert command.main() == bool(harm)
    said = capsys.readouterr().out.strip()
    assert said == (f"differs: {harm}" if harm else "as the code makes it")
