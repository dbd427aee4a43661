"""Mouth: the calm closed line, and the pieces the rig builds every other shape from."""

from .geometry import Control, Curve, ellipse
from .layer import Layer

MOUTH_X, MOUTH_Y, MOUTH_SCALE = 800, 1118, 1.20
"""Centre of the mouth; mouth coordinates are scaled round it."""

_LIP = "#7B3354"
_CALM: list[Control] = [(-56, -12), (-44, 4), (-25, 10), (-8, 3), (0, -9)]


def _scaled(name: str, clip_by: str | None = None) -> Layer:
    p = Layer(name, clip_by)
    p.transform = (
        f"translate({MOUTH_X} {MOUTH_Y}) scale({MOUTH_SCALE}) translate({-MOUTH_X} {-MOUTH_Y})"
    )
    return p


def calm_line() -> Layer:
    """The closed line of the concept, as the rest pose must show it."""
    p = _scaled("mouth_line")
    for s in (1, -1):
        p.ink([(MOUTH_X + s * x, MOUTH_Y + y) for x, y in _CALM], _LIP, 8, a=0.30, b=0.22, tip=0.25)
    return p


def chin_mark() -> Layer:
    """Short shade under the lower lip."""
    p, x, y = _scaled("mouth_mark"), MOUTH_X, MOUTH_Y
    p.ink([(x - 10, y + 26), (x, y + 29), (x + 10, y + 26)], "#B98AA8", 4, op=0.6)
    return p


def philtrum() -> Layer:
    """Line from the nose to the upper lip."""
    p = _scaled("philtrum")
    p.ink([(MOUTH_X, MOUTH_Y - 30), (MOUTH_X, MOUTH_Y - 8)], "#9A5074", 4.5, a=0.2, b=0.2, tip=0.4)
    return p


def lip() -> Layer:
    """A straight swatch of lip ink that the rig lays along the lips."""
    p = Layer("lip")
    p.fill(Curve([(700, 1112, 1), (900, 1112, 1), (900, 1124, 1), (700, 1124, 1)]), _LIP)
    return p


def inside() -> Layer:
    """Dark inside of the mouth as a plain field; the mesh gives it its shape."""
    p = Layer("mouth_inside")
    p.fill(
        Curve([(730, 1090, 1), (870, 1090, 1), (870, 1210, 1), (730, 1210, 1)]),
        p.lin(0, 1106, 0, 1194, (0, "#5E1F45"), (1, "#A23A5E")),
    )
    return p


def tongue() -> Layer:
    """Whole tongue with a light."""
    p, x, y = Layer("tongue", clip_by="mouth_inside"), MOUTH_X, 1200
    p.fill(ellipse(x, y, 52, 40), p.lin(x, y - 40, x, y, (0, "#FF9FAE"), (1, "#EE7C93")))
    p.fill(ellipse(x, y - 26, 20, 6), "#FFD0D6", op=0.8, blur=2)
    return p


def teeth() -> Layer:
    """Two rabbit teeth that hang from the upper lip."""
    p, x, y = _scaled("teeth_up", "mouth_inside"), MOUTH_X, MOUTH_Y
    w, h = 15, 20
    for s in (-1, 1):
        q = x + s * w * 0.52
        p.fill(
            Curve(
                [
                    (q - w / 2, y - 22, 1),
                    (q + w / 2, y - 22, 1),
                    (q + w / 2, y - 8 + h * 0.7),
                    (q + w * 0.3, y - 6 + h),
                    (q - w * 0.3, y - 6 + h),
                    (q - w / 2, y - 8 + h * 0.7),
                ]
            ),
            "#FFFFFF",
        )
    p.ink([(x, y - 10), (x, y - 8 + h)], "#D9B9CC", 2.5, a=0.1, b=0.5)
    return p
