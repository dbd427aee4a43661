"""Which layers share a cell of the texture, where on the canvas they lie, and how sharp they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import (
    arms,
    body,
    effects,
    eyes,
    fringe,
    head,
    mouth,
    ornaments,
    pendant,
    raised,
    skirt,
)
from .drawing.ears import ears
from .drawing.geometry import Box
from .drawing.layer import Layer

SHARP, SOFT = 0.8, 0.3
"""Texture pixels to a canvas pixel: for drawn parts, and for glows and shadows without edges."""


@dataclass(frozen=True)
class Cell:
    """A rectangle of the texture: `layers` baked over each other inside `box` of the canvas."""

    name: str
    box: Box
    layers: Sequence[Layer]
    scale: float = SHARP


def cells() -> list[Cell]:
    """All cells of the texture.

    The boxes are measured once and written down, so that the rig's arithmetic never depends
    on how a rasteriser rounds; a test checks that no ink lies outside them.
    """
    return [*_clothes(), *_head(), *_mouth(), *_eye("R"), *_eye("L"), *_signs()]


def _clothes() -> list[Cell]:
    return [
        Cell("Ground", (398, 2091, 1202, 2165), [skirt.ground()], SOFT),
        Cell("Tail", (1020, 1627, 1284, 1881), [skirt.tail()]),
        Cell("Feet", (592, 1955, 1010, 2144), [skirt.foot("R"), skirt.foot("L")]),
        Cell("SkirtBack", (389, 1452, 1213, 2063), [skirt.skirt_back()]),
        Cell("Skirt", (372, 1434, 1230, 2094), skirt.skirt()),
        Cell("Torso", (554, 1154, 1047, 1543), body.torso()),
        Cell("RibbonTailBack", (740, 1418, 832, 1902), [ornaments.goreum_tail_back()]),
        Cell("RibbonTailFront", (639, 1418, 798, 1825), [ornaments.goreum_tail_front()]),
        Cell(
            "RibbonBow", (740, 1362, 964, 1473), [ornaments.goreum_loop(), ornaments.goreum_knot()]
        ),
        Cell("Norigae", (904, 1556, 989, 1910), [ornaments.norigae()]),
        Cell("PendantGlow", (587, 1333, 1013, 1759), [pendant.pendant_glow()], SOFT),
        Cell("Pendant", (715, 1436, 868, 1634), pendant.pendant()),
        Cell("PawR", (656, 1571, 801, 1686), [arms.paw("R")]),
        Cell("SleeveR", (406, 1210, 746, 1744), [arms.sleeve("R")]),
        Cell("PawL", (801, 1572, 945, 1687), [arms.paw("L")]),
        Cell("SleeveL", (856, 1210, 1196, 1744), [arms.sleeve("L")]),
        Cell("RaisedR", (176, 1076, 700, 1530), _raised("R")),
        Cell("RaisedL", (900, 1076, 1424, 1530), _raised("L")),
        Cell("PendantSparkle", (628, 1374, 972, 1718), [pendant.pendant_sparkle()]),
    ]


def _raised(side: str) -> list[Layer]:
    return [raised.raised_paw(side), raised.raised_sleeve(side)]


def _head() -> list[Cell]:
    return [
        Cell("EarR", (473, 56, 754, 661), ears()[:2]),
        Cell("EarL", (855, 133, 1174, 663), ears()[2:4]),
        Cell("EarLTip", (936, 109, 1324, 598), ears()[4:]),
        Cell("Head", (276, 434, 1325, 1270), [head.head(), head.face_shade()]),
        Cell("CheekR", (365, 1031, 555, 1153), [head.cheek("R", strength=1.22)]),
        Cell("CheekL", (1045, 1031, 1235, 1153), [head.cheek("L", strength=1.22)]),
        Cell("Nose", (757, 1038, 844, 1089), [head.nose()]),
        Cell("Fringe", (508, 298, 1096, 807), fringe.fringe()),
        Cell("HairTassel", (1082, 582, 1128, 728), [fringe.hairpin_tassel()]),
        Cell("HairStar", (1040, 510, 1148, 620), [fringe.hairpin_star()]),
        Cell("BrowR", (518, 723, 644, 758), [head.brow("R")]),
        Cell("BrowL", (956, 723, 1082, 758), [head.brow("L")]),
    ]


def _mouth() -> list[Cell]:
    return [
        Cell("MouthInside", (727, 1087, 873, 1213), [mouth.inside()]),
        Cell("Tongue", (745, 1157, 855, 1243), [mouth.tongue()]),
        Cell("Teeth", (778, 1088, 822, 1140), [mouth.teeth()]),
        Cell("Philtrum", (794, 1079, 806, 1112), [mouth.philtrum()]),
        Cell("MouthMark", (785, 1146, 815, 1159), [mouth.chin_mark()]),
        Cell("Lip", (697, 1109, 903, 1127), [mouth.lip()]),
    ]


_EYE_BOXES: dict[str, tuple[Box, Box]] = {
    "EyeWhite": ((430, 812, 695, 1076), (905, 812, 1170, 1076)),
    "Iris": ((460, 798, 674, 1068), (926, 798, 1140, 1068)),
    "EyeLight": ((491, 839, 643, 1053), (957, 839, 1109, 1053)),
    "EyeWet": ((494, 900, 642, 1060), (958, 900, 1106, 1060)),
    "LashTips": ((374, 950, 590, 1090), (1010, 950, 1226, 1090)),
    "LashLow": ((410, 937, 704, 1083), (896, 937, 1190, 1083)),
    "LashFlicks": ((370, 736, 544, 944), (1056, 736, 1230, 944)),
    "LashUp": ((374, 772, 697, 1017), (903, 772, 1226, 1017)),
    "LidCrease": ((420, 764, 709, 902), (891, 764, 1180, 902)),
}


def _eye(side: str) -> list[Cell]:
    white, iris, pupil, shade, light, lash_low, flicks, lash_up, crease = eyes.eye(side)
    layers = {
        "EyeWhite": [white],
        "EyeShade": [shade],
        "Iris": [iris, pupil],
        "EyeLight": [light],
        "EyeWet": [eyes.wet(side)],
        "LashTips": [eyes.lash_tips(side)],
        "LashLow": [lash_low],
        "LashFlicks": [flicks],
        "LashUp": [lash_up],
        "LidCrease": [crease],
    }
    # The shade lies on the mesh of the white, so it is cut to the same box.
    boxes = _EYE_BOXES | {"EyeShade": _EYE_BOXES["EyeWhite"]}
    return [
        Cell(name + side, boxes[name]["RL".index(side)], drawn) for name, drawn in layers.items()
    ]


def _signs() -> list[Cell]:
    return [
        Cell("TearR", (512, 1026, 565, 1117), [effects.tear("R")]),
        Cell("TearL", (1036, 1026, 1089, 1117), [effects.tear("L")]),
        Cell("Sweat", (1165, 686, 1228, 796), [effects.sweat()]),
        Cell("Thought0", (1251, 741, 1289, 779), [effects.thought(0)]),
        Cell("Thought1", (1291, 675, 1341, 725), [effects.thought(1)]),
        Cell("Thought2", (1344, 588, 1412, 656), [effects.thought(2)]),
        Cell("Gloom", effects.GLOOM_BOX, [effects.gloom()], SOFT),
        Cell("Anger", (401, 545, 503, 647), [effects.anger()]),
        Cell("SparkleR", (203, 638, 362, 843), [effects.sparkles("R")]),
        Cell("SparkleL", (1273, 597, 1435, 777), [effects.sparkles("L")]),
    ]
