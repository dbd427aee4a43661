"""Whether this machine has a way out to a network, found without sending a single packet."""

from pathlib import Path

_UP, _REJECT = 0x1, 0x200


def has_route(proc: Path = Path("/proc/net")) -> bool:
    """False only if the system's own tables (Linux) show no default route; True where there are none to read."""
    tables = [proc / "route", proc / "ipv6_route"]
    readable = [table for table in tables if table.exists()]
    return not readable or any(_has_default(table) for table in readable)


def _has_default(table: Path) -> bool:
    rows = (line.split() for line in table.read_text("ascii").splitlines())
    return any(_is_default4(row) or _is_default6(row) for row in rows)


def _is_default4(row: list[str]) -> bool:
    """Columns: interface, destination, gateway, flags, three counters, mask … (hexadecimal)."""
    if len(row) < 8 or len(row[1]) != 8 or row[1] + row[7] != "0" * 16:
        return False
    return _usable(row[3])


def _is_default6(row: list[str]) -> bool:
    """Columns: destination, its prefix length, source, its prefix length, gateway, three counters, flags, interface."""
    if len(row) != 10 or row[0] != "0" * 32 or row[1] != "00" or row[9] == "lo":
        return False
    return _usable(row[8])


def _usable(flags: str) -> bool:
    return int(flags, 16) & (_UP | _REJECT) == _UP
