"""Addresses: which operation answers where, and which step stands for which field."""

import pytest

from fortune_desktop.api.calls import Addresses
from fortune_desktop.core.operations import Operations
from tests.api.demo import Demo


@pytest.fixture
def addresses() -> Addresses:
    """Four addresses, of which two share their beginning with a field."""
    known, operations = Addresses(), Operations(Demo())
    known.add("/demo/{user_id}", operations["demo.ask"])
    known.add("/demo/{user_id}", operations["demo.change"])
    known.add("/demo/all", operations["demo.touch"])
    known.add("/demo/{user_id}/part/{part}", operations["demo.make"])
    return known


@pytest.mark.parametrize(
    ("path", "name", "method", "fields"),
    [
        ("/demo/7", "demo.ask", "GET", {"user_id": "7"}),
        ("/demo/7", "demo.change", "PATCH", {"user_id": "7"}),
        ("/demo/all", "demo.touch", "POST", {}),
        ("/demo/7/part/8", "demo.make", "POST", {"user_id": "7", "part": "8"}),
        ("/demo/{user_id}", "demo.ask", "GET", {"user_id": "{user_id}"}),
        ("/demo/{}/part/None", "demo.make", "POST", {"user_id": "{}", "part": "None"}),
    ],
)
def test_an_address_is_found_with_its_fields(
    addresses: Addresses, path: str, name: str, method: str, fields: dict[str, str]
) -> None:
    found = addresses.find(path)
    assert found is not None
    call = found.calls[method]
    assert call.operation.name == name
    assert dict(zip(call.fields, found.steps, strict=True)) == fields


@pytest.mark.parametrize(
    "path",
    ["", "/", "/demo", "/demo/", "demo/7", "/demo/7/", "/demo/7/part", "/demo//part/8", "//demo/7"],
)
def test_what_is_no_whole_address_is_not_found(addresses: Addresses, path: str) -> None:
    assert addresses.find(path) is None


def test_a_step_that_is_named_is_nobodys_field(addresses: Addresses) -> None:
    found = addresses.find("/demo/all")
    assert found is not None
    assert set(found.calls) == {"POST"}
