"""What `/live2d/*` takes: exactly one way to name a face or a motion, under the specification's names too."""

import pytest
from pydantic import JsonValue, ValidationError

from fortune_desktop.character.models import ClientRequest, ExpressionRequest, MotionRequest

Fields = dict[str, JsonValue]


@pytest.mark.parametrize(
    ("fields", "index"),
    [({"expression_index": 2}, 2), ({"expressionIndex": 2}, 2), ({"emotion": "joy"}, None)],
)
def test_the_specifications_spelling_is_taken_too(fields: Fields, index: int | None) -> None:
    request = ExpressionRequest.model_validate({"client_uid": "a", **fields})
    assert request.expression_index == index
    assert (request.intensity, request.duration) == (1.0, 0.0)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"emotion": "joy", "expression": "joy"},
        {"emotion": "joy", "expressionIndex": 1},
        {"emotion": "bliss"},
        {"expression_index": -1},
        {"emotion": "joy", "intensity": 1.1},
        {"emotion": "joy", "duration": -1},
        {"emotion": "joy", "extra": 1},
    ],
)
def test_a_face_is_named_once_and_within_range(fields: Fields) -> None:
    with pytest.raises(ValidationError):
        ExpressionRequest.model_validate({"client_uid": "a", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"group": "Idle", "motion_type": "wave"},
        {"group": "Idle", "index": -1},
        {"motion_type": "wave", "priority": 4},
        {"motion_type": "wave", "priority": 0},
    ],
)
def test_a_motion_is_named_once_and_within_range(fields: Fields) -> None:
    with pytest.raises(ValidationError):
        MotionRequest.model_validate({"client_uid": "a", **fields})


@pytest.mark.parametrize("client_uid", ["", "x" * 65, 7])
def test_a_clients_name_is_short_and_not_empty(client_uid: JsonValue) -> None:
    with pytest.raises(ValidationError):
        ClientRequest.model_validate({"client_uid": client_uid})
