"""The real app with two bugs put in, which complain about what they were given in every way Python knows.

    leaky.py COMMAND…

A card drawn raises its seed, after a thread, a task, a callback, a destructor and a warning have told it too; an
answer raises the message and the person.
"""

import asyncio
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Callable

from pydantic import BaseModel

from fortune_desktop.chat.offline import BuiltinResponder
from fortune_desktop.chat.responder import TurnContext
from fortune_desktop.cli import main
from fortune_desktop.fortune.tarot import service


class Number(BaseModel):
    number: int


class Falling:
    """Tells its text when it goes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __del__(self) -> None:
        raise ValueError(self.text)


def fail(text: str) -> None:
    raise ValueError(text)


async def fail_alone(text: str) -> None:
    fail(text)


def draw(_spread: object, seed: int | str, *_more: object, **_and: object) -> None:
    """Tell the seed in the message of an exception, wherever one can be raised."""
    text = str(seed)
    thread = threading.Thread(target=fail, args=[text])
    thread.start()
    thread.join()
    loop = asyncio.get_running_loop()
    loop.create_task(fail_alone(text))  # noqa: RUF006  # nobody waits for it
    loop.call_soon(fail, text)
    Falling(text)
    warnings.warn(text, UserWarning, stacklevel=1)
    try:
        Number.model_validate({"number": text})
    except ValueError as problem:
        raise ExceptionGroup(text, [KeyError(text)]) from problem


async def at_once(work: Callable[..., None], *told: object, **also: object) -> None:
    """Do on the loop what is work for a thread, so that its tasks and callbacks can leak too."""
    work(*told, **also)


async def answer(_self: BuiltinResponder, context: TurnContext) -> AsyncIterator[str]:
    """Begin, then tell the message and the person."""
    yield "[joy] "
    fail(f"{context.message} {context.person!r}")


if __name__ == "__main__":
    service.draw = draw  # type: ignore[assignment]
    service.to_thread = at_once  # type: ignore[assignment]
    BuiltinResponder.answer = answer  # type: ignore[method-assign]
    sys.exit(main(sys.argv[1:]))
