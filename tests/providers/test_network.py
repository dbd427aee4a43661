"""Whether a way out is found in the system's tables."""

from pathlib import Path

import pytest

from fortune_desktop.providers.network import has_route

HEAD4 = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
DEFAULT4 = "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
LOCAL4 = "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
REJECT4 = "eth0\t00000000\t00000000\t0201\t0\t0\t0\t00000000\t0\t0\t0\n"
ZERO = "0" * 32
DEFAULT6 = f"{ZERO} 00 {ZERO} 00 {'fd' + '0' * 30} 00000400 00000002 00000000 00000003 eth0\n"
UNREACHABLE6 = f"{ZERO} 00 {ZERO} 00 {ZERO} ffffffff 00000001 00000000 00200200 lo\n"
LOCAL6 = f"{'fe80' + '0' * 28} 40 {ZERO} 00 {ZERO} 00000100 00000002 00000000 00000001 eth0\n"


@pytest.mark.parametrize(
    ("v4", "v6", "expected"),
    [
        (HEAD4 + LOCAL4 + DEFAULT4, "", True),
        (HEAD4 + LOCAL4, LOCAL6 + DEFAULT6, True),
        (HEAD4 + LOCAL4, LOCAL6 + UNREACHABLE6, False),
        (HEAD4 + REJECT4, "", False),
        (HEAD4, None, False),
        (None, DEFAULT6, True),
        (None, None, True),
    ],
    ids=["ipv4", "ipv6", "local only", "rejected", "no ipv6", "no ipv4", "no tables"],
)
def test_default_route(tmp_path: Path, v4: str | None, v6: str | None, expected: bool) -> None:
    for name, table in (("route", v4), ("ipv6_route", v6)):
        if table is not None:
            (tmp_path / name).write_text(table)
    assert has_route(tmp_path) is expected
