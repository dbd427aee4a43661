"""Playing one thing after another, stopping, and going on without the device that died."""

import asyncio
import time

import numpy as np

from fortune_desktop.audio.output import Output, Position, SilentClock, open_output
from fortune_desktop.audio.samples import Floats, Pcm, to_float
from fortune_desktop.audio.soundcard import NoSoundCard

RATE = 1000


class Card:
    """A sound card that counts; `told` is what it says of its position."""

    name = "a card"

    def __init__(self) -> None:
        self.alive = True
        self.started: list[int] = []
        self.silenced = 0
        self.closed = False
        self.told: tuple[float, float] | None = (10.0, 0.0)

    def prepare(self, pcm: Pcm, rate: int) -> Floats:
        return to_float(pcm)

    def start(self, samples: Floats) -> None:
        self.started.append(len(samples))

    def heard(self) -> tuple[float, float] | None:
        return self.told

    def silence(self) -> None:
        self.silenced += 1

    def close(self) -> None:
        self.closed = True


class Shop:
    """Opens cards; `sold_out` makes it fail."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.sold_out = False

    def __call__(self) -> Card:
        if self.sold_out:
            raise NoSoundCard("none")
        self.cards.append(Card())
        return self.cards[-1]


def sound(seconds: float) -> Pcm:
    return np.ones(round(seconds * RATE), np.int16)


def ignore(position: Position) -> None:
    pass


async def test_one_card_plays_everything() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    assert output.device == "a card"
    assert await output.play(sound(0.05), RATE, ignore) == 0.05
    assert await output.play(sound(0.02), RATE, ignore) == 0.02
    assert [card.started for card in shop.cards] == [[50, 20]]


async def test_the_position_is_told_at_the_wall_time_of_the_device() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    shop.cards[0].told = (0.1, -0.04)
    told: list[Position] = []

    def tell(position: Position) -> None:
        told.append(position)
        shop.cards[0].told = (0.3, 0.02)

    before = time.time()
    await output.play(sound(0.3), RATE, tell)
    assert told[0].seconds == 0.1
    assert told[0].at > before + 0.04
    assert told[-1].seconds == 0.3


async def test_before_the_device_asks_nothing_is_told() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    shop.cards[0].told = None
    told: list[Position] = []
    playing = asyncio.create_task(output.play(sound(0.2), RATE, told.append))
    await asyncio.sleep(0.1)
    assert not told
    output.stop()
    assert await playing == 0.0


async def test_stop_silences_the_card_and_ends_play() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    shop.cards[0].told = (1.5, 0.0)
    told = asyncio.Event()
    playing = asyncio.create_task(output.play(sound(60), RATE, lambda position: told.set()))
    await told.wait()
    output.stop()
    assert shop.cards[0].silenced == 1
    assert await playing == 1.5


async def test_a_device_that_dies_leaves_the_rest_to_the_silent_clock() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    shop.cards[0].told = (0.05, 0.0)
    told: list[Position] = []

    def die(position: Position) -> None:
        told.append(position)
        shop.cards[0].alive = False

    assert await output.play(sound(0.2), RATE, die) == 0.2
    assert output.device == ""
    assert told[-1].seconds >= 0.2
    await output.play(sound(0.01), RATE, ignore)
    assert shop.cards[0].closed
    assert shop.cards[1].started == [10]


async def test_without_a_device_time_passes_all_the_same() -> None:
    shop = Shop()
    shop.sold_out = True
    output = Output(shop)
    await output.open()
    assert output.device == ""
    assert await output.play(sound(0.05), RATE, ignore) == 0.05
    shop.sold_out = False
    await output.play(sound(0.01), RATE, ignore)
    assert output.device == "a card"


async def test_an_inaudible_sound_leaves_the_card_alone() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    assert await output.play(sound(0.05), RATE, ignore, audible=False) == 0.05
    assert shop.cards[0].started == []


async def test_browser_mode_never_opens_a_card() -> None:
    output = open_output(prefer_silent=True)
    await output.open()
    assert output.device == ""
    assert await output.play(sound(0.02), RATE, ignore) == 0.02
    output.close()


async def test_close_gives_the_card_back() -> None:
    shop = Shop()
    output = Output(shop)
    await output.open()
    output.close()
    assert shop.cards[0].closed
    assert output.device == ""


def test_the_silent_clock_counts_from_start_and_from_a_lost_place() -> None:
    now = [5.0]
    clock = SilentClock(lambda: now[0])
    clock.start(clock.prepare(sound(1), RATE))
    now[0] = 5.25
    assert clock.heard() == (0.25, 0.0)
    clock.resume(3.0)
    now[0] = 5.75
    assert clock.heard() == (3.5, 0.0)


def test_a_position_goes_on_with_the_wall_clock() -> None:
    assert Position(1.0, time.time() - 2).now() >= 3.0
