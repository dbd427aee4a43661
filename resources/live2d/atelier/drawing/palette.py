"""Colours of 달토 and the direction of the moonlight; one place for every shared hue."""

import numpy as np

from .geometry import Points

PAL: dict[str, str] = {
    "fur_light": "#FFFEFC",
    "fur": "#FBF7FA",
    "fur_shade": "#E5DAEC",
    "fur_deep": "#C9B9DC",
    "fur_core": "#A594C4",
    "ombre": "#C7B3EC",
    "fur_line": "#75618F",
    "fur_line_deep": "#55436F",
    "pink": "#FBCBD3",
    "pink_mid": "#F4A9B9",
    "pink_deep": "#DE829E",
    "brow": "#8D74AA",
    "blush": "#FF96A6",
    "nose": "#EE8BA0",
    "eye_top": "#2A1760",
    "eye_violet": "#6F45C4",
    "eye_rose": "#C06CC6",
    "eye_amber": "#FF9F4A",
    "eye_gold": "#FFDD86",
    "pupil": "#1D0F45",
    "lash": "#2E1C49",
    "lash_warm": "#7A3F68",
    "night_deep": "#11173F",
    "night": "#1C2760",
    "night_mid": "#2E3F92",
    "night_light": "#5A72CF",
    "night_line": "#0C102F",
    "moon": "#FFF6D8",
    "moon_mid": "#F6E2AE",
    "moon_shade": "#D3AE73",
    "moon_line": "#8A6440",
    "lav": "#D3C2F5",
    "lav_mid": "#9E8BE0",
    "skirt_mid": "#5F5BBE",
    "skirt_navy": "#1E2765",
    "skirt_line": "#1B1D52",
    "gold": "#EDC56A",
    "gold_light": "#FFF0B8",
    "gold_deep": "#A87431",
    "crystal": "#CFF0FF",
    "crystal_mid": "#8FC7FF",
    "crystal_deep": "#8D7BEB",
    "glow": "#CFE3FF",
    "coral": "#F0788A",
    "rim": "#BFCBFF",
}

LIGHT: Points = np.array([-0.50, -0.86])
"""Where the light comes from, on a canvas whose y grows downward."""
