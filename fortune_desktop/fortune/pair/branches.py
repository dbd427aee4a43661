"""The twelve animals of the years, in the order of the branches, and how one is asked for."""

from typing import get_args

from fortune_desktop.core.errors import Invalid
from fortune_desktop.fortune.cycle import BRANCHES, PILLARS
from fortune_desktop.fortune.pair.models import Animal

ANIMALS: tuple[Animal, ...] = get_args(Animal)
HANGUL = tuple(pillar.hangul[1] for pillar in PILLARS[: len(BRANCHES)])
_KOREAN = ("쥐", "소", "호랑이", "토끼", "용", "뱀", "말", "양", "원숭이", "닭", "개", "돼지")


def branch_asked(text: str) -> int:
    """The branch (0-11) of an animal, its Hanja or its Hangul; Invalid, naming what is known."""
    for names in (ANIMALS, tuple(BRANCHES), HANGUL, _KOREAN):
        if text in names:
            return names.index(text)
    raise Invalid(field="branch", known=list(ANIMALS))
