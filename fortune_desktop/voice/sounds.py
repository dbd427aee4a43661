"""Korean respelled as it sounds, for an engine that reads syllable by syllable.

Covers what espeak-ng leaves out at the border of two syllables: nasals (비음화: 됩니다 됨니다, 독립 동닙), liquids
(유음화: 신라 실라) and aspiration (격음화: 입학 이팍). It links, tenses and palatalises by itself.
"""

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _FINALS = 21, 28
_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

_STOPS = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"),
    **dict.fromkeys("ㄷㅌㅅㅆㅈㅊㅎ", "ㄷ"),
    **dict.fromkeys("ㅂㅍㅄㄼㄿ", "ㅂ"),
}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ"}
# ㄴ + ㄹ is ㄴㄴ, not ㄹㄹ, where a word of two or more syllables meets a suffix (의견란, 생산력).
_KEEPS_N = ("란", "력", "량", "론")


def respell(text: str) -> str:
    """The text as it sounds; what is not Hangul stays."""
    letters = list(text)
    for at in range(len(letters) - 1):
        if _is_syllable(letters[at]) and _is_syllable(letters[at + 1]):
            stem = at > 0 and _is_syllable(letters[at - 1])
            letters[at], letters[at + 1] = _meet(letters[at], letters[at + 1], stem)
    return "".join(letters)


def _meet(left: str, right: str, stem: bool) -> tuple[str, str]:
    final, initial = _final(left), _initial(right)
    stop = _STOPS.get(final, "")
    if stop and initial in "ㄴㅁ":
        return _with_final(left, _NASAL[stop]), right
    if stop in ("ㄱ", "ㅂ") and initial == "ㄹ":
        return _with_final(left, _NASAL[stop]), _with_initial(right, "ㄴ")
    if final in ("ㅁ", "ㅇ") and initial == "ㄹ":
        return left, _with_initial(right, "ㄴ")
    if final == "ㄴ" and initial == "ㄹ":
        if stem and right in _KEEPS_N:
            return left, _with_initial(right, "ㄴ")
        return _with_final(left, "ㄹ"), right
    if final == "ㄹ" and initial == "ㄴ":
        return left, _with_initial(right, "ㄹ")
    if final in _ASPIRATED and initial == "ㅎ":
        return _with_final(left, " "), _with_initial(right, _ASPIRATED[final])
    return left, right


def _is_syllable(letter: str) -> bool:
    return _FIRST <= ord(letter) <= _LAST


def _initial(letter: str) -> str:
    return _INITIAL[(ord(letter) - _FIRST) // (_VOWELS * _FINALS)]


def _final(letter: str) -> str:
    return _FINAL[(ord(letter) - _FIRST) % _FINALS]


def _with_final(letter: str, final: str) -> str:
    return chr(ord(letter) - _FINAL.index(_final(letter)) + _FINAL.index(final))


def _with_initial(letter: str, initial: str) -> str:
    change = _INITIAL.index(initial) - _INITIAL.index(_initial(letter))
    return chr(ord(letter) + change * _VOWELS * _FINALS)
