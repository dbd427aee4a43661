"""Runs a command in the network namespace it was started in, after making that a place to test in.

    apart.py FILE offline|silent|hanging COMMAND…

`offline`: loopback only. The kernel counts every attempt to reach an address for which there is no route, whoever
made it: Python, Chromium or a library in C. The counts go to FILE as JSON.
`silent`: there is a route, and every foreign name leads to a server that takes connections and never answers.
`hanging`: there is a route, and nobody answers who a name is.
"""

import ctypes
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

_SET_FLAGS, _ADD_ROUTE = 0x8914, 0x890B
_UP, _RUNNING = 0x1, 0x40


def bring_loopback_up(door: socket.socket) -> None:
    """As `ip link set lo up` does."""
    fcntl.ioctl(door, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP | _RUNNING))


def add_default_route(door: socket.socket) -> None:
    """As `ip route add default dev lo` does: packets find a way out of the door and back in."""
    anywhere = struct.pack("=H14x", socket.AF_INET)
    name = ctypes.create_string_buffer(b"lo")
    # The kernel's struct rtentry: three addresses, flags, and the device by name.
    route = struct.pack(
        "@L16s16s16sHhLPhPLLH",
        *(0, anywhere, anywhere, anywhere, _UP, 0, 0, 0, 0, ctypes.addressof(name), 0, 0, 0),
    )
    fcntl.ioctl(door, _ADD_ROUTE, route)


def lost_attempts() -> dict[str, int]:
    """How many packets and connections of this namespace found no route, by protocol."""
    rows = [row.split() for row in Path("/proc/net/snmp").read_text().splitlines()]
    names, values = (row for row in rows if row[0] == "Ip:")
    four = dict(zip(names, values, strict=True))
    six = dict(row.split() for row in Path("/proc/net/snmp6").read_text().splitlines())
    return {"ipv4": int(four["OutNoRoutes"]), "ipv6": int(six["Ip6OutNoRoutes"])}


def main(report: str, place: str, *command: str) -> int:
    """Prepare the place and run the command; its exit code."""
    with socket.socket() as door, socket.create_server(("127.0.0.1", 0)) as silent:
        bring_loopback_up(door)
        names = {"silent": str(silent.getsockname()[1]), "hanging": "hang"}.get(place)
        if names is not None:
            add_default_route(door)
            os.environ["FORTUNE_TEST_FOREIGN_NAMES"] = names
        code = subprocess.run(command).returncode
    Path(report).write_text(json.dumps(lost_attempts()), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
