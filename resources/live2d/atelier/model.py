"""The model folder: every file's name and content, its making, its writing and its check."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import moc3
from .atlas import draw, pack
from .cells import cells
from .drawing.figure import Image8
from .expressions import EXPRESSIONS, FADE, exp3
from .motions import MOTIONS, Motion, motion3
from .pictures import png, read_picture, same_picture, still
from .rig.builder import Rig
from .rig.dalto import build
from .rig.parameters import PARAMETERS

NAME = "dalto"
TEXTURE, STILL = "textures/texture_00.png", "still.png"

_GROUPS = {
    "Head": "고개",
    "Eyes": "눈",
    "Face": "표정",
    "Mouth": "입",
    "Body": "몸",
    "Extras": "꾸밈",
}
_PARTS = {
    "PartDeformers": "변형",
    "PartBack": "귀와 꼬리",
    "PartBody": "옷",
    "PartPendant": "달 목걸이",
    "PartArms": "팔",
    "PartHead": "얼굴",
    "PartMouth": "입",
    "PartEyeR": "오른눈",
    "PartEyeL": "왼눈",
    "PartHair": "앞머리",
    "PartBrows": "눈썹",
    "PartSigns": "효과",
}
_LICENSE = """# Licence of this model

달토 (drawing, rig, expressions and motions) is made by the code of this project and is part of it:
Apache License 2.0, the same as the project's LICENSE. Nothing here comes from another model.
"""


@dataclass(frozen=True)
class Folder:
    """Content of a model folder by relative path: text and binary files, and pictures."""

    files: dict[str, bytes]
    pictures: dict[str, Image8]


def make() -> Folder:
    """Draw and rig the character. Takes about fifteen seconds."""
    places = pack(cells())
    rig = build(places)
    return Folder(_files(rig), {TEXTURE: draw(places), STILL: still()})


def make_files() -> dict[str, bytes]:
    """Everything but the pictures, without drawing: rig and descriptions by relative path."""
    return _files(build(pack(cells())))


def _files(rig: Rig) -> dict[str, bytes]:
    files = {
        f"{NAME}.model3.json": _json(_model3()),
        f"{NAME}.moc3": moc3.write(rig.moc()),
        f"{NAME}.cdi3.json": _json(_cdi3(rig)),
        f"{NAME}.fortune.json": _json(_fortune()),
        "LICENSE.md": _LICENSE.encode(),
    }
    for name, values in EXPRESSIONS.items():
        files[_expression_file(name)] = _json(exp3(values))
    for motion in MOTIONS:
        files[_motion_file(motion)] = _json(motion3(motion))
    return files


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _expression_file(name: str) -> str:
    return f"expressions/{name}.exp3.json"


def _motion_file(motion: Motion) -> str:
    return f"motions/{motion.group.lower()}.motion3.json"


def _model3() -> dict[str, object]:
    motions = {
        m.group: [{"File": _motion_file(m), "FadeInTime": m.fade, "FadeOutTime": m.fade}]
        for m in MOTIONS
    }
    expressions = [
        {"Name": n, "File": _expression_file(n), "FadeInTime": FADE, "FadeOutTime": FADE}
        for n in EXPRESSIONS
    ]
    return {
        "Version": 3,
        "FileReferences": {
            "Moc": f"{NAME}.moc3",
            "Textures": [TEXTURE],
            "DisplayInfo": f"{NAME}.cdi3.json",
            "Expressions": expressions,
            "Motions": motions,
        },
        "Groups": [
            _group("EyeBlink", ["ParamEyeLOpen", "ParamEyeROpen"]),
            _group("LipSync", ["ParamMouthOpenY"]),
        ],
        "HitAreas": [{"Id": "Head", "Name": "Head"}, {"Id": "HitBody", "Name": "Body"}],
    }


def _group(name: str, ids: list[str]) -> dict[str, object]:
    return {"Target": "Parameter", "Name": name, "Ids": ids}


def _cdi3(rig: Rig) -> dict[str, object]:
    return {
        "Version": 3,
        "Parameters": [
            {"Id": p.id, "GroupId": f"Group{p.group}", "Name": p.ko} for p in PARAMETERS
        ],
        "ParameterGroups": [
            {"Id": f"Group{g}", "GroupId": "", "Name": name} for g, name in _GROUPS.items()
        ],
        "Parts": [{"Id": p, "Name": _PARTS[p]} for p in rig.parts],
    }


def _fortune() -> dict[str, object]:
    """What this project asks a character for: its name, a face a feeling, a motion a gesture."""
    gestures = {"wave": "Greet", "bow": "Greet", "nod": "Nod", "cheer": "Cheer", "think": "Think"}
    return {
        "name": "달토",
        "expressions": {feeling: feeling for feeling in EXPRESSIONS},
        "gestures": {gesture: [group, 0] for gesture, group in gestures.items()},
    }


def write(folder: Folder, out: Path) -> None:
    """Write the whole folder beside `out` and swap it in, so that `out` is never half-made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
        fresh, old = Path(scratch, "fresh"), Path(scratch, "old")
        pictures = {name: png(image) for name, image in folder.pictures.items()}
        for name, data in {**folder.files, **pictures}.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if out.exists():
            shutil.move(out, old)
        shutil.move(fresh, out)


def differences(folder: Folder, built: Path) -> list[str]:
    """What of a built folder is not as the code makes it now; empty when all is well."""
    wanted = {*folder.files, *folder.pictures}
    found = {p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()}
    out = [f"missing: {name}" for name in sorted(wanted - found)]
    out += [f"not of this model: {name}" for name in sorted(found - wanted)]
    out += [
        f"differs: {name}"
        for name, data in folder.files.items()
        if name in found and (built / name).read_bytes() != data
    ]
    out += [
        f"differs: {name}"
        for name, image in folder.pictures.items()
        if name in found and not same_picture(image, read_picture(built / name))
    ]
    return out
