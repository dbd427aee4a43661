"""The figures: counted by label, written in Prometheus's format, bounded, and what is advised because of them."""

import threading

import pytest
from PIL import Image
from prometheus_client.parser import text_string_to_metric_families

from fortune_desktop.core.resources import resource
from fortune_desktop.observe.metrics import (
    JUDGED_WRITES,
    MARIADB_ADVISED_ABOVE_S,
    Metrics,
    p95,
    texture_sizes,
)


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    """The figure of a name and labels as another program reads it."""
    for family in text_string_to_metric_families(metrics.render().decode()):
        for sample in family.samples:
            if sample.name == name and sample.labels == labels:
                return float(sample.value)
    return None


def names(metrics: Metrics) -> set[str]:
    return {family.name for family in text_string_to_metric_families(metrics.render().decode())}


def test_a_request_is_counted_and_timed() -> None:
    metrics = Metrics()
    metrics.request("fortune.daily", "ok", 0.002)
    metrics.request("fortune.daily", "ok", 0.004)
    metrics.request("fortune.daily", "not_found", 0.001)
    counted = "fortune_requests_total"
    assert value(metrics, counted, operation="fortune.daily", outcome="ok") == 2
    assert value(metrics, counted, operation="fortune.daily", outcome="not_found") == 1
    assert value(metrics, "fortune_request_seconds_sum", operation="fortune.daily") == (
        pytest.approx(0.007)
    )
    within = value(
        metrics, "fortune_request_seconds_bucket", operation="fortune.daily", le="0.0025"
    )
    assert within == 2


def test_a_turn_is_counted_by_outcome_and_timed_by_stage() -> None:
    metrics = Metrics()
    metrics.turn("answered", {"saved": 0.01, "first_sound": 0.5})
    metrics.turn("stopped", {"saved": 0.03})
    assert value(metrics, "fortune_turns_total", outcome="answered") == 1
    assert value(metrics, "fortune_turns_total", outcome="stopped") == 1
    assert value(metrics, "fortune_turn_stage_seconds_count", stage="saved") == 2
    assert value(metrics, "fortune_turn_stage_seconds_sum", stage="first_sound") == 0.5
    assert value(metrics, "fortune_turn_stage_seconds_count", stage="ended") is None


def test_fallbacks_and_cache_look_ups_are_counted() -> None:
    metrics = Metrics()
    metrics.fallback("edge_tts", "no_network")
    metrics.cache("daily", hit=True)
    metrics.cache("daily", hit=False)
    metrics.cache("daily", hit=True)
    counted = "fortune_cache_requests_total"
    assert value(metrics, "fortune_fallbacks_total", provider="edge_tts", reason="no_network") == 1
    assert value(metrics, counted, kind="daily", result="hit") == 2
    assert value(metrics, counted, kind="daily", result="miss") == 1


def test_depths_are_asked_for_when_the_figures_are_written() -> None:
    metrics = Metrics()
    waiting: list[str] = []
    metrics.queue("voice", lambda: len(waiting))
    metrics.connections(lambda: 2 * len(waiting))
    assert value(metrics, "fortune_queue_depth", queue="voice") == 0
    waiting += ["one", "two"]
    assert value(metrics, "fortune_queue_depth", queue="voice") == 2
    assert value(metrics, "fortune_connections") == 4


def test_textures_and_memory_are_told() -> None:
    metrics = Metrics()
    metrics.textures([4_000_000, 12_000_000])
    assert value(metrics, "fortune_model_textures") == 2
    assert value(metrics, "fortune_model_texture_bytes") == 16_000_000
    assert (value(metrics, "process_resident_memory_bytes") or 0) > 1_000_000


def test_the_textures_of_our_model_are_measured() -> None:
    (size,) = texture_sizes(resource("live2d", "dalto", "dalto.model3.json"))
    with Image.open(resource("live2d", "dalto", "textures", "texture_00.png")) as picture:
        assert size == 4 * picture.width * picture.height


def test_database_work_is_timed_by_kind() -> None:
    metrics = Metrics()
    metrics.database("read", 0.001, 0.002)
    metrics.database("write", 0.003, 0.004)
    assert value(metrics, "fortune_database_wait_seconds_sum", kind="read") == 0.001
    assert value(metrics, "fortune_database_run_seconds_sum", kind="write") == 0.004
    assert metrics.write_wait() == 0.003  # reads do not wait for the writer


def test_a_database_server_is_advised_while_writes_wait_too_long() -> None:
    metrics = Metrics()
    advised = "fortune_database_mariadb_advised"
    assert value(metrics, advised) == 0
    for _ in range(94):
        metrics.database("write", 0.001, 0.001)
    for _ in range(6):
        metrics.database("write", 2 * MARIADB_ADVISED_ABOVE_S, 0.001)
    assert value(metrics, advised) == 1
    assert value(metrics, "fortune_database_write_wait_p95_seconds") == 2 * MARIADB_ADVISED_ABOVE_S
    for _ in range(JUDGED_WRITES):
        metrics.database("write", 0.001, 0.001)
    assert value(metrics, advised) == 0


def test_exactly_the_threshold_is_not_too_long() -> None:
    metrics = Metrics()
    metrics.database("write", MARIADB_ADVISED_ABOVE_S, 0.001)
    assert value(metrics, "fortune_database_mariadb_advised") == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 0), ([7], 7), (list(range(1, 101)), 95), ([3, 1, 2], 3), (list(range(20)), 18)],
)
def test_p95_is_the_nearest_rank(values: list[float], expected: float) -> None:
    assert p95(values) == expected


def test_two_apps_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.cache("daily", hit=True)
    assert value(other, "fortune_cache_requests_total", kind="daily", result="hit") is None


def test_every_family_of_ours_has_our_name() -> None:
    foreign = {name for name in names(Metrics()) if not name.startswith(("fortune_", "process_"))}
    assert foreign == set()


def test_threads_lose_no_count() -> None:
    metrics = Metrics()

    def work() -> None:
        for _ in range(500):
            metrics.database("write", 0.001, 0.001)
            metrics.request("chat.send", "ok", 0.001)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        metrics.render()
    assert value(metrics, "fortune_database_run_seconds_count", kind="write") == 2000
    labels = {"operation": "chat.send", "outcome": "ok"}
    assert value(metrics, "fortune_requests_total", **labels) == 2000
