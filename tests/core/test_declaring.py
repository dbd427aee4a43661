"""How an operation is declared, and what is said of a request that does not fit, word for word."""

from pydantic import BaseModel, Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import Done, Empty, Operations, operation


class Inner(BaseModel):
    numbers: list[int] = Field(min_length=1)


class Asked(BaseModel):
    inner: Inner
    locale: Locale


def test_everything_a_door_needs_is_in_the_declaration() -> None:
    class Service:
        @operation("thing.make", "PUT", "/things/{name}", status=201)
        async def make(self, request: Asked) -> Done:
            """Make a thing.

            Not for the summary.
            """
            return Done()

        @operation("thing.see", "GET", "/things")
        async def see(self, request: Empty) -> Done:
            return Done()

        async def other(self, request: Empty) -> Done:
            return Done()

    service = Service()
    made, seen = Operations(service)
    assert (made.name, made.method, made.path, made.status) == (
        "thing.make",
        "PUT",
        "/things/{name}",
        201,
    )
    assert (made.request, made.response, made.handler) == (Asked, Done, service.make)
    assert (made.summary, made.speaks) == ("Make a thing.", True)
    assert (seen.name, seen.status, seen.summary, seen.speaks) == ("thing.see", 200, "", False)


def test_a_second_service_adds_to_the_first() -> None:
    class One:
        @operation("one.see", "GET", "/one")
        async def see(self, request: Empty) -> Done:
            return Done()

    class Two:
        @operation("two.see", "GET", "/two")
        async def see(self, request: Empty) -> Done:
            return Done()

    operations = Operations(One())
    operations.add(Two())
    assert [found.name for found in operations] == ["one.see", "two.see"]
    assert operations["two.see"].path == "/two"
