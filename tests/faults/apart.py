"""Run inside a network namespace of its own: brings loopback up, runs a command, tells what found no way out.

The kernel counts every attempt to reach an address for which there is no route, whoever in the namespace made it:
Python, Chromium or a library in C. The counts go to the file named first, as JSON.
"""

import fcntl
import json
import socket
import struct
import subprocess
import sys
from pathlib import Path

_SIOCSIFFLAGS, _UP_AND_RUNNING = 0x8914, 0x41


def bring_loopback_up() -> None:
    with socket.socket() as door:
        fcntl.ioctl(door, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _UP_AND_RUNNING))


def lost_attempts() -> dict[str, int]:
    rows = [row.split() for row in Path("/proc/net/snmp").read_text().splitlines()]
    names, values = (row for row in rows if row[0] == "Ip:")
    six = dict(row.split() for row in Path("/proc/net/snmp6").read_text().splitlines())
    four = dict(zip(names, values, strict=True))
    return {"ipv4": int(four["OutNoRoutes"]), "ipv6": int(six["Ip6OutNoRoutes"])}


if __name__ == "__main__":
    bring_loopback_up()
    code = subprocess.run(sys.argv[2:]).returncode
    Path(sys.argv[1]).write_text(json.dumps(lost_attempts()), "utf-8")
    sys.exit(code)
