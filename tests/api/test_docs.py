"""The page of the contract: from our own files, under a policy that lets nothing else in."""

import json
import re
from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI

from fortune_desktop.api import docs
from fortune_desktop.api.asyncapi import describe_frames
from fortune_desktop.core.page_files import page_file
from fortune_desktop.core.resources import resource
from fortune_desktop.core.session import Hub


@pytest.fixture
async def reader(hub: Hub) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of an app that has nothing but the documents."""
    app = FastAPI(openapi_url=None, telemetry={"auto_configure": False})
    docs.mount(app, hub, ("/api/v1", "/api"))
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_the_frames_are_described_below_every_base(
    reader: httpx2.AsyncClient, hub: Hub
) -> None:
    for base in ("/api/v1", "/api"):
        answer = await reader.get(f"{base}/asyncapi.json")
        assert answer.headers["content-type"] == "application/json"
        assert answer.json() == json.loads(describe_frames(hub.operations))


async def test_the_page_loads_only_what_is_ours_and_there(reader: httpx2.AsyncClient) -> None:
    page = (await reader.get("/api/v1/docs")).text
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    files = [address for address in addresses if not address.startswith("data:")]
    assert files == ["/assets/docs.css", "/assets/docs.js"]
    for file in files:
        assert page_file(file, resource("voice")) is not None


def test_what_the_page_loads_names_no_other_server_to_load_from() -> None:
    style = resource("web", "dist", "assets", "docs.css").read_text("utf-8")
    assert not re.findall(r"url\((?!\s*[\"']?(?:data:|#)).{0,80}|@import", style)
    script = resource("web", "dist", "assets", "docs.js").read_text("utf-8")
    assert {match[1] for match in re.finditer(r'\bfrom"([^"]+)"', script)} <= {
        f"./{path.name}" for path in resource("web", "dist", "assets").glob("*.js")
    }


async def test_its_policy_forbids_everybody_else(reader: httpx2.AsyncClient) -> None:
    policy = (await reader.get("/api/docs")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert not re.search(r"https?:|ws:|\*|unsafe-eval", policy)


@pytest.mark.parametrize("path", ["/api/v1/docs", "/api/docs", "/api/v1/asyncapi.json"])
async def test_a_stranger_reads_none_of_it(
    path: str, client: httpx2.AsyncClient, stranger: httpx2.AsyncClient
) -> None:
    assert (await stranger.get(path)).status_code == 401
    assert (await client.get(path)).status_code == 200
