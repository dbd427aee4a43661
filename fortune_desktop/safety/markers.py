"""Takes role markers, thinking tags and control tags out of what a person typed."""

import re
import unicodedata

# Zero-width, direction and filler characters hide a marker from the patterns and mean nothing in a chat.
_INVISIBLE = re.compile(
    "[\u00ad\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_MARKERS = (
    re.compile(r"<(think|thinking)>.*?</\1>", re.IGNORECASE | re.DOTALL),
    re.compile(r"</?(?:think|thinking)>", re.IGNORECASE),
    re.compile(r"<\|[^|<>\n]{0,40}\|>"),
    re.compile(r"<</?sys>>|</?s>|\[/?inst\]", re.IGNORECASE),
    re.compile(
        r"^[#\s]*(?:system|assistant|user|human|developer|tool|시스템|어시스턴트)[ \t]*[:：]",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"[\[［【]{1,2}[ \t]*(?:[^\W\d_]{1,10}[ \t]*[:：][ \t]*[\w-]{1,30}|[A-Za-z][\w-]{0,30})[ \t]*[\]］】]{1,2}"
    ),
)
_SPACES = re.compile(r"[ \t]{2,}")


def without_markers(text: str) -> str:
    """The text as a person's plain words: composed, without markers, controls and doubled spaces.

    Doing it again changes nothing, so a marker nested in a marker is gone too.
    """
    text = _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    before = None
    while before != text:
        before = text
        for marker in _MARKERS:
            text = marker.sub(" ", text)
        text = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return text
