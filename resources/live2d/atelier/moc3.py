"""The moc3 file, version 3.0: its arrays in order, written to bytes and read back.

A moc3 is a dump of arrays ("structure of arrays", little endian). Source of the layout: the
public OpenL2D description of the format, confirmed by round trips of files and by the real Core.
"""

import struct
from dataclasses import dataclass, field

_HEADER, _OFFSETS, _BODY = 64, 160, 0x7C0
_ALIGN = 64
POSITION_ALIGN = 16
"""Every keyform's block of positions is padded to this many floats."""

COUNTS = (
    "part",
    "deformer",
    "warp",
    "rotation",
    "mesh",
    "parameter",
    "part_key",
    "warp_key",
    "rotation_key",
    "mesh_key",
    "position",
    "binding_index",
    "key_binding",
    "binding",
    "key",
    "uv",
    "index",
    "mask",
    "group",
    "object",
    "glue",
    "glue_info",
    "glue_key",
)
"""Names of the counts in the order of the file."""

_SIZE = {"R": 8, "S": 64, "i": 4, "I": 4, "f": 4, "h": 2, "B": 1}


def _block(count: str, fields: str) -> list[tuple[str, str, str]]:
    pairs = (f.split(":") for f in fields.split())
    return [(f"{count}.{name}", kind, count) for name, kind in pairs]


LAYOUT: list[tuple[str, str, str]] = [
    *_block("part", "rt:R id:S form:i begin:i count:i visible:I enabled:I parent:i"),
    *_block("deformer", "rt:R id:S form:i visible:I enabled:I part:i parent:i type:I index:i"),
    *_block("warp", "form:i begin:i count:i vertices:i rows:I columns:I"),
    *_block("rotation", "form:i begin:i count:i base:f"),
    *_block("mesh", "rt0:R rt1:R rt2:R rt3:R id:S form:i begin:i count:i visible:I enabled:I"),
    *_block("mesh", "part:i parent:i texture:I flags:B vertices:i uv:i index:i indices:i"),
    *_block("mesh", "mask:i masks:i"),
    *_block("parameter", "rt:R id:S max:f min:f default:f repeat:I decimals:I begin:i count:i"),
    *_block("part_key", "order:f"),
    *_block("warp_key", "opacity:f position:i"),
    *_block("rotation_key", "opacity:f angle:f x:f y:f scale:f flip_x:I flip_y:I"),
    *_block("mesh_key", "opacity:f order:f position:i"),
    *_block("position", "xy:f"),
    *_block("binding_index", "binding:i"),
    *_block("key_binding", "begin:i count:i"),
    *_block("binding", "begin:i count:i"),
    *_block("key", "value:f"),
    *_block("uv", "uv:f"),
    *_block("index", "vertex:h"),
    *_block("mask", "mesh:i"),
    *_block("group", "begin:i count:i total:i max:I min:I"),
    *_block("object", "type:I index:i group:i"),
    *_block("glue", "rt:R id:S form:i begin:i count:i mesh_a:i mesh_b:i info:i infos:i"),
    *_block("glue_info", "weight:f vertex:h"),
    *_block("glue_key", "intensity:f"),
]
"""Name, type and count of every array: R run-time space, S identifier, the rest as in `struct`."""


@dataclass
class Moc:
    """The content of a moc3: identifiers, number arrays and the canvas."""

    pixels_per_unit: float
    origin: tuple[float, float]
    size: tuple[float, float]
    ids: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, kind, _ in LAYOUT:
            if kind == "S":
                self.ids.setdefault(name, [])
            elif kind != "R":
                self.numbers.setdefault(name, [])

    def counts(self) -> dict[str, int]:
        """Number of items of each kind; ValueError when arrays of one kind disagree."""
        counts: dict[str, int] = {}
        for name, kind, count in LAYOUT:
            if kind == "R":
                continue
            have = len(self.ids[name] if kind == "S" else self.numbers[name])
            if counts.setdefault(count, have) != have:
                raise ValueError(f"{name} has {have} items, others of its kind {counts[count]}")
        return counts

    def ints(self, name: str) -> list[int]:
        """A number array as integers."""
        return [int(v) for v in self.numbers[name]]


def write(moc: Moc) -> bytes:
    """The file's bytes."""
    counts = moc.counts()
    body = bytearray(struct.pack("<32I", *(counts[c] for c in COUNTS), *[0] * (32 - len(COUNTS))))
    offsets = [_BODY, _BODY + len(body)]
    body += struct.pack("<5fB", moc.pixels_per_unit, *moc.origin, *moc.size, 0)
    _pad(body)
    for name, kind, count in LAYOUT:
        if kind != "S":  # identifiers follow their run-time space without a gap
            _pad(body)
        offsets.append(_BODY + len(body))
        body += _pack(moc, name, kind, counts[count])
    _pad(body)
    head = b"MOC3" + bytes([1, 0]) + bytes(_HEADER - 6)
    table = struct.pack(f"<{_OFFSETS}I", *offsets, *[0] * (_OFFSETS - len(offsets)))
    return head + table + bytes(_BODY - len(head) - len(table)) + bytes(body)


def _pad(body: bytearray) -> None:
    body += bytes(-(_BODY + len(body)) % _ALIGN)


def _pack(moc: Moc, name: str, kind: str, count: int) -> bytes:
    if kind == "R":
        return bytes(_SIZE["R"] * count)
    if kind == "S":
        return b"".join(i.encode().ljust(_SIZE["S"], b"\0") for i in moc.ids[name])
    if kind == "f":
        return struct.pack(f"<{count}f", *moc.numbers[name])
    return struct.pack(f"<{count}{kind}", *moc.ints(name))


def read(data: bytes) -> Moc:
    """Read a file of this version; ValueError when the head is another one's."""
    if data[:6] != b"MOC3\x01\0":
        raise ValueError("not a moc3 of version 3.0")
    offsets = struct.unpack_from(f"<{_OFFSETS}I", data, _HEADER)
    numbers = struct.unpack_from("<32I", data, offsets[0])
    counts = dict(zip(COUNTS, numbers, strict=False))
    ppu, ox, oy, width, height = struct.unpack_from("<5f", data, offsets[1])
    moc = Moc(ppu, (ox, oy), (width, height))
    for offset, (name, kind, count) in zip(offsets[2:], LAYOUT, strict=False):
        if kind == "S":
            moc.ids[name] = [_text(data, offset + _SIZE["S"] * i) for i in range(counts[count])]
        elif kind != "R":
            moc.numbers[name] = list(struct.unpack_from(f"<{counts[count]}{kind}", data, offset))
    return moc


def _text(data: bytes, offset: int) -> str:
    return data[offset : offset + _SIZE["S"]].split(b"\0")[0].decode()
