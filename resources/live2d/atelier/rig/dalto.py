"""달토's rig: deformers, and the meshes from back to front."""

import math

import numpy as np

from resources.live2d.atelier.atlas import Place
from resources.live2d.atelier.drawing.geometry import CENTRE_X, Box, Points
from resources.live2d.atelier.drawing.head import BROW_X, BROW_Y
from resources.live2d.atelier.drawing.ornaments import KNOT
from resources.live2d.atelier.drawing.pendant import PX, PY

from .builder import ADDITIVE, MULTIPLY, ROOT, Binding, Rig, Turn, grid, grid_triangles
from .eyes import add_eye
from .mouth import add_mouth
from .parameters import PARAMETERS
from .studio import Studio
from .turning import HEAD_PIVOT, body_turn, breathe, head_tilt, head_turn, hop_up, swing

_ALL: Box = (-300, -300, 1900, 2500)
_AROUND: Box = (-800, -800, 2400, 3000)
_X30, _Y30 = ("ParamAngleX", (-30.0, 0.0, 30.0)), ("ParamAngleY", (-30.0, 0.0, 30.0))
_SWAY: Binding = ("ParamSkirt", (-1, 0, 1))
_HAIR: Binding = ("ParamHairFront", (-1, 0, 1))

_HEAD_WARPS: dict[str, tuple[Box, tuple[int, int], float]] = {
    # name: box, cells, pixels in front of the face
    "Ears": ((140, -60, 1460, 760), (6, 4), -95),
    "Face": ((240, 400, 1360, 1300), (10, 8), 0),
    "Eyes": ((340, 700, 1260, 1160), (10, 5), 8),
    "Mouth": ((640, 1000, 960, 1280), (4, 4), 24),
    "Brows": ((440, 620, 1160, 860), (6, 3), 16),
    "Fringe": ((440, 260, 1200, 880), (8, 7), 34),
    "Gloom": ((300, 280, 1300, 920), (6, 4), 20),
    "Signs": ((150, 480, 1500, 1180), (6, 4), 10),
}
_SHOULDERS = {"R": (640.0, 1285.0), "L": (960.0, 1285.0)}
_ARM_DEGREES = 65.0
_WAVE_DEGREES = 75.0
"""How far the raised arm is below its highest place at ParamArm = 0, were it shown there."""
_ARM_SWAP = (0.42, 0.48)
"""ParamArm over which the hanging arm gives way to the raised one."""


def build(places: dict[str, Place]) -> Rig:
    """The whole rig for cells placed on the texture."""
    studio = Studio(Rig(PARAMETERS), places)
    _deformers(studio)
    _behind(studio)
    _clothes(studio)
    _arms(studio)
    _head(studio)
    return studio.rig


def _deformers(studio: Studio) -> None:
    rig = studio.rig
    part = rig.part("PartDeformers")
    keys: list[Binding] = [(f"ParamBodyAngle{axis}", (-10, 0, 10)) for axis in "XYZ"]
    hop: list[Binding] = [("ParamHop", (-1, 0, 1))]
    ground = rig.warp("WarpHop", part, ROOT, _AROUND, (2, 2), hop, hop_up)
    studio.spaces["Ground"] = ROOT
    body = rig.warp("WarpBody", part, ground, _ALL, (6, 10), keys, body_turn)
    breath: list[Binding] = [("ParamBreath", (0, 1))]
    studio.spaces["Body"] = body
    studio.spaces["Chest"] = chest = rig.warp(
        "WarpChest", part, body, _ALL, (5, 12), breath, breathe
    )
    tilt: list[Binding] = [("ParamAngleZ", (-30, 0, 30))]
    neck = rig.rotation(
        "RotHead", part, chest, HEAD_PIVOT, tilt, lambda z: Turn(head_tilt(z), HEAD_PIVOT)
    )
    for name, (box, cells, lift) in _HEAD_WARPS.items():

        def turn(rest: Points, x: float, y: float, lift: float = lift) -> Points:
            return head_turn(rest, x, y, lift)

        studio.spaces[name] = rig.warp(f"Warp{name}", part, neck, box, cells, [_X30, _Y30], turn)


def _behind(studio: Studio) -> None:
    studio.begin("PartBack")
    studio.plate("Ground", "Ground", (2, 1))
    studio.plate("Tail", "Body", (3, 3), [_SWAY], lambda p, k: swing(p, (1060, 1790), 8 * k, 60))
    _ear(studio, "EarR", (640, 600), 24, 8, (3, 7))
    _ear(studio, "EarL", (960, 600), -14, -10, (3, 6))
    _ear(studio, "EarLTip", (960, 600), -14, -10, (5, 6))


def _ear(
    studio: Studio,
    name: str,
    root: tuple[float, float],
    droop: float,
    perk: float,
    cells: tuple[int, int],
) -> None:
    """An ear that bends from its root: `droop` degrees inward-negative at -1, `perk` at +1."""

    def form(rest: Points, k: float) -> Points:
        bent = swing(rest, root, k * (droop if k < 0 else perk), 300)
        if name != "EarLTip":
            return bent
        fold = swing(np.array([[990.0, 190.0]]), root, k * (droop if k < 0 else perk), 300)[0]
        return swing(bent, (float(fold[0]), float(fold[1])), 14 * -k, 260)

    studio.plate(name, "Ears", cells, [(f"Param{name[:4]}", (-1, -0.5, 0, 0.5, 1))], form)


def _clothes(studio: Studio) -> None:
    studio.begin("PartBody")
    studio.plate("Feet", "Body", (4, 2))
    studio.plate("SkirtBack", "Chest", (5, 5), [_SWAY], lambda p, k: _sway(p, 0.7 * k))
    studio.plate("Skirt", "Chest", (8, 8), [_SWAY], _sway)
    studio.plate("Torso", "Chest", (5, 4))
    for name, degrees in (("RibbonTailBack", 5), ("RibbonTailFront", 7)):
        _pendulum(studio, name, KNOT, degrees, (1, 6))
    studio.plate("RibbonBow", "Chest", (3, 2))
    _pendulum(studio, "Norigae", (946, 1556), 9, (1, 5))
    _hit_area(studio)
    studio.begin("PartPendant")
    glow: list[Binding] = [("ParamGlow", (0, 0.5, 1))]
    studio.plate("PendantGlow", "Chest", (2, 2), glow, _pulse, _glow, ADDITIVE)
    studio.plate("Pendant", "Chest", (2, 2))


def _hit_area(studio: Studio) -> None:
    """An invisible quad over the whole body, for touches."""
    area = grid((420, 1230, 1180, 2080), 1, 1)
    rest = grid(studio.places["Skirt"].cell.box, 1, 1)
    triangles = grid_triangles(1, 1)
    studio.cloth(
        "HitBody", "Skirt", "Chest", rest, triangles, form=lambda _: area, opacity=lambda: 0.0
    )


def _sway(rest: Points, k: float) -> Points:
    """The skirt swings sideways, most at the hem, in a soft wave."""
    drop = np.clip((rest[:, 1] - 1470) / 600, 0, 1) ** 1.6
    wave = np.sin((rest[:, 0] - CENTRE_X) / 420 * math.pi)
    return np.stack([rest[:, 0] + 24 * k * drop, rest[:, 1] - 7 * k * drop * wave], 1)


def _pendulum(
    studio: Studio, name: str, pivot: tuple[float, float], degrees: float, cells: tuple[int, int]
) -> None:
    def form(rest: Points, k: float) -> Points:
        return swing(rest, pivot, -degrees * k, 260)

    studio.plate(name, "Chest", cells, [_SWAY], form)


def _glow(k: float) -> float:
    """Additive light adds more than the concept's screen blend, so it rests at two thirds."""
    return float(np.interp(k, (0, 0.5, 1), (0.3, 0.65, 0.95)))


def _pulse(rest: Points, k: float) -> Points:
    centre = np.array([PX, PY])
    return np.asarray(centre + (rest - centre) * (0.96 + 0.08 * k))


def _arms(studio: Studio) -> None:
    studio.begin("PartArms")
    for side in "RL":
        _arm(studio, side)
    glow: list[Binding] = [("ParamGlow", (0, 0.5, 1))]
    studio.plate("PendantSparkle", "Chest", (2, 2), glow, _pulse, _glow, ADDITIVE)


def _arm(studio: Studio, side: str) -> None:
    """The arm before the belly swings out a little; then the raised arm takes its place."""
    out = 1 if side == "R" else -1

    def hang(rest: Points, k: float) -> Points:
        return swing(rest, _SHOULDERS[side], out * _ARM_DEGREES * k, 260)

    def wave(rest: Points, k: float) -> Points:
        return swing(rest, _SHOULDERS[side], out * _WAVE_DEGREES * (k - 1), 120)

    keys: list[Binding] = [(f"ParamArm{side}", (0, 0.2, *_ARM_SWAP, 1))]
    studio.plate(f"Paw{side}", "Chest", (2, 2), keys, hang, _hanging)
    studio.plate(f"Sleeve{side}", "Chest", (5, 7), keys, hang, _hanging)
    keys = [(f"ParamArm{side}", (0, *_ARM_SWAP, 0.75, 1))]
    studio.plate(f"Raised{side}", "Chest", (6, 5), keys, wave, lambda k: 1 - _hanging(k))


def _hanging(k: float) -> float:
    return float(k < _ARM_SWAP[1])


def _head(studio: Studio) -> None:
    studio.begin("PartHead")
    studio.plate("Head", "Face", (10, 9))
    blush: list[Binding] = [("ParamCheek", (0, 0.6, 1))]
    for side in "RL":
        studio.plate(f"Cheek{side}", "Face", (3, 2), blush, opacity=_blush)
    studio.plate("Nose", "Mouth", (2, 2))
    studio.begin("PartMouth")
    add_mouth(studio)
    for side in "RL":
        studio.begin(f"PartEye{side}")
        add_eye(studio, side)
    studio.begin("PartHair")
    studio.plate("Fringe", "Fringe", (7, 6), [_HAIR], _fringe)
    studio.plate(
        "HairTassel", "Fringe", (1, 4), [_HAIR], lambda p, k: swing(p, (1102, 590), -14 * k, 110)
    )
    studio.plate("HairStar", "Fringe", (2, 2))
    dark: list[Binding] = [("ParamGloom", (0, 1))]
    studio.plate("Gloom", "Gloom", (6, 4), dark, opacity=float, blend=MULTIPLY)
    studio.begin("PartBrows")
    for side in "RL":
        _brow(studio, side)
    studio.begin("PartSigns")
    _sign(studio, "TearR", "ParamTear")
    _sign(studio, "TearL", "ParamTear")
    _sign(studio, "Sweat", "ParamSweat")
    _sign(studio, "Anger", "ParamAngerMark")
    for i in range(3):
        _sign(studio, f"Thought{i}", "ParamThought", (i / 3, (i + 1) / 3))
    _sign(studio, "SparkleR", "ParamSparkle")
    _sign(studio, "SparkleL", "ParamSparkle")


def _blush(k: float) -> float:
    """The concept's blush at rest (0.82), hardly any at 0, all of it at 1."""
    return float(np.interp(k, (0, 0.6, 1), (0.12, 0.82, 1)))


def _fringe(rest: Points, k: float) -> Points:
    """Locks swing from the crown."""
    drop = np.clip((rest[:, 1] - 440) / 360, 0, 1) ** 1.5
    tuft = np.clip((400 - rest[:, 1]) / 100, 0, 1)
    return np.stack([rest[:, 0] + 20 * k * drop - 9 * k * tuft, rest[:, 1]], 1)


def _brow(studio: Studio, side: str) -> None:
    out = 1 if side == "L" else -1
    centre = np.array([CENTRE_X + out * (BROW_X - CENTRE_X), BROW_Y])

    def form(rest: Points, height: float, angle: float) -> Points:
        degrees, drop = (24 * -angle, 3) if angle < 0 else (-27 * angle, 44)
        arch = 6 * max(height, 0) - 15 * max(angle, 0)
        bend = arch * (1 - ((rest[:, 0] - centre[0]) / 62) ** 2)
        shift = np.array([-13 * out * max(angle, 0), drop * abs(angle) - 26 * height])
        turned = swing(rest, (float(centre[0]), float(centre[1])), out * degrees, 1e-6)
        return np.asarray(turned + shift - np.stack([0 * bend, bend], 1))

    keys: list[Binding] = [
        (f"ParamBrow{side}Y", (-1, 0, 1)),
        (f"ParamBrow{side}Angle", (-1, 0, 1)),
    ]
    studio.plate(f"Brow{side}", "Brows", (4, 1), keys, form)


def _sign(studio: Studio, name: str, parameter: str, comes: tuple[float, float] = (0, 1)) -> None:
    """A sign that fades in while its parameter goes through the two values of `comes`."""
    keys = tuple(sorted({0, *comes, 1}))
    studio.plate(name, "Signs", (1, 1), [(parameter, keys)], opacity=lambda k: float(k >= comes[1]))
