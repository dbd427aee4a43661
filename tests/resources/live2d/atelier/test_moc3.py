"""The moc3 file: layout, alignment, and what the committed one holds."""

import struct
from itertools import pairwise

import numpy as np
import pytest

from resources.live2d.atelier import moc3
from resources.live2d.atelier.moc3 import COUNTS, LAYOUT, Moc


def test_what_is_written_is_read_back(moc: Moc) -> None:
    data = moc3.write(moc)
    again = moc3.read(data)
    assert again == moc
    assert moc3.write(again) == data


def test_the_layout_has_every_array_of_version_3_0() -> None:
    assert len(LAYOUT) == 99
    assert len({name for name, _, _ in LAYOUT}) == 99
    assert [c for _, _, c in LAYOUT if c not in COUNTS] == []


def test_arrays_begin_on_their_boundaries_inside_the_file(moc: Moc) -> None:
    data = moc3.write(moc)
    offsets = struct.unpack_from("<160I", data, 64)
    assert len(data) % 64 == 0
    assert offsets[0] == 0x7C0
    assert all(a <= b <= len(data) for a, b in pairwise(offsets[:101]))
    assert not any(offsets[101:])
    counts = moc.counts()
    for offset, before, (_, kind, count) in zip(offsets[2:], offsets[1:], LAYOUT, strict=False):
        if kind == "S":  # identifiers follow the run-time space at once
            assert offset - before == 8 * counts[count]
        else:
            assert offset % 64 == 0


def test_counts_must_agree() -> None:
    moc = Moc(1, (0, 0), (1, 1))
    moc.ids["part.id"].append("Part")
    with pytest.raises(ValueError, match=r"part\.form has 0 items"):
        moc3.write(moc)


def test_another_version_is_refused(moc: Moc) -> None:
    data = bytearray(moc3.write(moc))
    data[4] = 3
    with pytest.raises(ValueError, match=r"version 3\.0"):
        moc3.read(bytes(data))


def test_keyforms_are_products_of_their_keys(moc: Moc) -> None:
    begins, counts = moc.ints("key_binding.begin"), moc.ints("key_binding.count")
    sizes, indices = moc.ints("binding.count"), moc.ints("binding_index.binding")
    for kind in ("mesh", "warp", "rotation"):
        for form, keys in zip(moc.ints(f"{kind}.form"), moc.ints(f"{kind}.count"), strict=True):
            bound = indices[begins[form] : begins[form] + counts[form]]
            assert keys == np.prod([sizes[b] for b in bound], initial=1)


def test_keys_rise_inside_their_parameters_range(moc: Moc) -> None:
    n = moc.numbers
    for p in range(len(moc.ids["parameter.id"])):
        begin, count = moc.ints("parameter.begin")[p], moc.ints("parameter.count")[p]
        assert n["parameter.min"][p] <= n["parameter.default"][p] <= n["parameter.max"][p]
        for b in range(begin, begin + count):
            first, size = moc.ints("binding.begin")[b], moc.ints("binding.count")[b]
            keys = n["key.value"][first : first + size]
            assert keys == sorted(set(keys))
            assert n["parameter.min"][p] <= keys[0]
            assert keys[-1] <= n["parameter.max"][p]


def test_keys_reach_both_ends_of_their_parameter(moc: Moc) -> None:
    """The Core hides a mesh whose parameter stands beyond its keys."""
    n = moc.numbers
    for p, name in enumerate(moc.ids["parameter.id"]):
        begin, count = moc.ints("parameter.begin")[p], moc.ints("parameter.count")[p]
        for b in range(begin, begin + count):
            first, size = moc.ints("binding.begin")[b], moc.ints("binding.count")[b]
            keys = n["key.value"][first : first + size]
            assert (keys[0], keys[-1]) == (n["parameter.min"][p], n["parameter.max"][p]), name


def test_positions_are_padded_and_in_reach(moc: Moc) -> None:
    total = len(moc.numbers["position.xy"])
    for kind in ("mesh", "warp"):
        starts = moc.ints(f"{kind}_key.position")
        sizes = zip(moc.ints(f"{kind}.count"), moc.ints(f"{kind}.vertices"), strict=True)
        ends = [2 * v for n, v in sizes for _ in range(n)]
        assert all(s % 16 == 0 and s + e <= total for s, e in zip(starts, ends, strict=True))


def test_triangles_and_texture_points_are_in_range(moc: Moc) -> None:
    index, uv = moc.ints("index.vertex"), np.array(moc.numbers["uv.uv"])
    assert uv.min() >= 0
    assert uv.max() <= 1
    for i in range(len(moc.ids["mesh.id"])):
        begin, count = moc.ints("mesh.index")[i], moc.ints("mesh.indices")[i]
        assert count % 3 == 0
        assert max(index[begin : begin + count]) == moc.ints("mesh.vertices")[i] - 1
        assert moc.ints("mesh.uv")[i] + 2 * moc.ints("mesh.vertices")[i] <= len(uv)


def test_opacities_and_masks_are_in_range(moc: Moc) -> None:
    assert all(0 <= o <= 1 for o in moc.numbers["mesh_key.opacity"])
    meshes = len(moc.ids["mesh.id"])
    assert all(0 <= m < meshes for m in moc.ints("mask.mesh"))
    assert moc.ints("object.index") == list(range(meshes))
