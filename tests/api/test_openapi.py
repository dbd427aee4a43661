"""The OpenAPI document: every operation with its parameters, body, answer and error, and no dangling reference."""

import json
import re
from typing import Any

import httpx2
import jsonschema_rs
import pytest
import schemathesis

from fortune_desktop.api.openapi import describe
from fortune_desktop.core.operations import Operations
from tests.api.demo import Demo

Json = dict[str, Any]


@pytest.fixture
def document(demo: Demo) -> Json:
    made: Json = json.loads(describe(Operations(demo), "/api/v1"))
    return made


async def test_it_is_served(client: httpx2.AsyncClient, document: Json) -> None:
    for base in ("/api", "/api/v1"):
        assert (await client.get(f"{base}/openapi.json")).json() == document


def test_every_operation_is_in_it(document: Json, demo: Demo) -> None:
    found = {
        (entry["operationId"], method.upper(), path)
        for path, methods in document["paths"].items()
        for method, entry in methods.items()
    }
    assert found == {(op.name, op.method, "/api/v1" + op.path) for op in Operations(demo)}


def test_every_reference_leads_somewhere(document: Json) -> None:
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names
    assert names <= set(document["components"]["schemas"])


def test_path_and_query_keep_their_constraints(document: Json) -> None:
    entry = document["paths"]["/api/v1/demo/{user_id}"]["get"]
    parameters = {p["name"]: p for p in entry["parameters"]}
    assert [(p["name"], p["in"], p["required"]) for p in entry["parameters"]] == [
        ("user_id", "path", True),
        ("count", "query", False),
        ("word", "query", True),
        ("locale", "query", False),
    ]
    assert parameters["user_id"]["schema"]["format"] == "uuid"
    assert parameters["count"]["schema"]["maximum"] == 9
    assert "requestBody" not in entry


def test_a_body_holds_the_rest_of_the_fields(document: Json) -> None:
    entry = document["paths"]["/api/v1/demo/{user_id}"]["patch"]
    assert [p["name"] for p in entry["parameters"]] == ["user_id"]
    body = entry["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["properties"]) == {"count", "word", "locale"}
    assert body["required"] == ["word"]


def test_answers_are_described_as_they_are_sent(document: Json) -> None:
    responses = document["paths"]["/api/v1/demo/{user_id}"]["get"]["responses"]
    ref = responses["200"]["content"]["application/json"]["schema"]["$ref"]
    told = document["components"]["schemas"][ref.rsplit("/", 1)[1]]
    assert "theWords" in told["properties"]
    error = responses["default"]["content"]["application/json"]["schema"]
    assert error == {"$ref": "#/components/schemas/Error"}
    assert "201" in document["paths"]["/api/v1/demo"]["post"]["responses"]


def test_the_summary_is_the_docstring(document: Json) -> None:
    assert document["paths"]["/api/v1/touch"]["post"]["summary"] == "Take no field at all."


def test_it_is_valid_and_can_be_loaded(document: Json) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)
    assert document["openapi"] == "3.1.0"
    assert len(list(schemathesis.openapi.from_dict(document).get_all_operations())) == len(
        [method for path in document["paths"].values() for method in path]
    )


def test_every_room_is_a_tag(document: Json) -> None:
    assert [tag["name"] for tag in document["tags"]] == ["demo", "health"]
    assert document["tags"][1]["description"] == "Whether the app lives."


def test_every_call_says_what_can_go_wrong(document: Json) -> None:
    responses = document["components"]["responses"]
    assert set(responses) >= {"400", "401", "403", "404", "413", "415", "422", "429", "500", "503"}
    assert "`too_many_requests`" in responses["429"]["description"]
    assert "Retry-After" in responses["429"]["headers"]
    paths = document["paths"]
    asked = paths["/api/v1/demo/{user_id}"]["get"]["responses"]
    assert asked["422"] == {"$ref": "#/components/responses/422"}
    assert {"401", "404", "422", "429"} <= asked.keys()
    assert "415" not in asked
    assert {"400", "413", "415"} <= paths["/api/v1/demo"]["post"]["responses"].keys()
    assert "422" not in paths["/api/v1/touch"]["post"]["responses"]


def test_only_liveness_and_readiness_need_no_key(document: Json) -> None:
    open_calls = [
        path
        for path, methods in document["paths"].items()
        for entry in methods.values()
        if entry.get("security") == []
    ]
    assert open_calls == ["/api/v1/health", "/api/v1/ready"]
    assert document["security"] == [{"token": []}]
