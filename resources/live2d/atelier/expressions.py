"""The six feelings as exp3 files; all are added to what the rig already does."""

from typing import Final

FADE = 0.4
"""Seconds a feeling takes to come and to go."""

NEUTRAL: Final = "neutral"


def _both(name: str, value: float) -> dict[str, float]:
    """The same value for the left and the right of a pair, such as ParamEye?Smile."""
    return {name.replace("?", side): value for side in "LR"}


EXPRESSIONS: dict[str, dict[str, float]] = {
    NEUTRAL: {},
    "joy": {
        **_both("ParamEye?Smile", 1),
        **_both("ParamBrow?Y", 0.45),
        **_both("ParamEar?", 0.6),
        "ParamMouthForm": 1,
        "ParamCheek": 0.4,
        "ParamSparkle": 1,
        "ParamGlow": 0.4,
    },
    "sadness": {
        **_both("ParamEye?Open", -0.22),
        **_both("ParamEye?Form", -1),
        **_both("ParamBrow?Angle", -1),
        **_both("ParamEar?", -0.8),
        "ParamEyeBallY": -0.35,
        "ParamMouthForm": -1,
        "ParamCheek": -0.15,
        "ParamTear": 1,
        "ParamGlow": -0.3,
    },
    "surprise": {
        **_both("ParamEye?Open", 0.2),
        **_both("ParamBrow?Y", 1),
        **_both("ParamEar?", 1),
        "ParamEyeBallForm": -0.6,
        "ParamMouthForm": -1,
        "ParamMouthOpenY": 0.4,
    },
    "anger": {
        **_both("ParamEye?Open", -0.24),
        **_both("ParamEye?Form", 1),
        **_both("ParamBrow?Angle", 1),
        **_both("ParamEar?", -0.4),
        "ParamMouthForm": -1,
        "ParamCheek": 0.3,
        "ParamAngerMark": 1,
    },
    "fear": {
        **_both("ParamEye?Open", 0.06),
        **_both("ParamEye?Form", -0.4),
        **_both("ParamBrow?Y", 0.5),
        **_both("ParamBrow?Angle", -0.85),
        **_both("ParamEar?", -1),
        "ParamEyeBallForm": -1,
        "ParamMouthForm": -0.65,
        "ParamMouthWave": 1,
        "ParamCheek": -0.5,
        "ParamSweat": 1,
        "ParamGloom": 1,
        "ParamGlow": -0.5,
    },
}


def exp3(values: dict[str, float]) -> dict[str, object]:
    """Content of one exp3 file."""
    return {
        "Type": "Live2D Expression",
        "FadeInTime": FADE,
        "FadeOutTime": FADE,
        "Parameters": [{"Id": i, "Value": v, "Blend": "Add"} for i, v in values.items()],
    }
