"""One of the two in a compatibility reading: the facts of a birth that the other's are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.cycle import Element, Pillars
from fortune_desktop.fortune.saju.pillars import cast
from fortune_desktop.fortune.saju.strength import useful_element
from fortune_desktop.fortune.sky.models import Body, Sign
from fortune_desktop.fortune.sky.natal import Scene, scene_of
from fortune_desktop.fortune.sky.positions import longitude
from fortune_desktop.fortune.sky.signs import sign_of
from fortune_desktop.fortune.words import Word


@dataclass(frozen=True)
class One:
    """A birth with the name its sentences use."""

    birth: Birth
    name: Word

    @cached_property
    def pillars(self) -> Pillars:
        """The four pillars; ImpossibleDate or OutOfRange when the date cannot be read."""
        return cast(self.birth).pillars

    @cached_property
    def elements(self) -> Mapping[Element, int]:
        """How often each element stands in the plain characters."""
        return self.pillars.elements()

    @cached_property
    def useful(self) -> Element:
        """The element that would help (용신), as the chart estimates it."""
        return useful_element(self.pillars).element

    @cached_property
    def sun_sign(self) -> Sign:
        """The sun's sign; the noon's while the hour is unknown."""
        return sign_of(longitude("sun", self._scene.instant))

    def sign(self, body: Body) -> Sign | None:
        """A body's sign; None when the hour is unknown and the sign changes on that day."""
        moments = self._scene.day or (self._scene.instant,)
        signs = {sign_of(longitude(body, moment)) for moment in moments}
        return signs.pop() if len(signs) == 1 else None

    @cached_property
    def _scene(self) -> Scene:
        return scene_of(self.birth)
