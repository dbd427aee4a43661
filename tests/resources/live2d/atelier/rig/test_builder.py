"""The rig builder."""

import numpy as np
import pytest

from resources.live2d.atelier.drawing.geometry import Points
from resources.live2d.atelier.rig.builder import (
    ADDITIVE,
    DOUBLE_SIDED,
    NORMAL,
    ROOT,
    UNIT,
    Binding,
    Mesh,
    Parameter,
    Rig,
    Space,
    Turn,
    combinations,
    grid,
    grid_triangles,
)


def _rig() -> Rig:
    rig = Rig([Parameter("A", -1, 1, 0, "", ""), Parameter("B", 0, 1, 0, "", "")])
    rig.part("P")
    return rig


def _mesh(
    name: str, bindings: list[Binding], blend: int = NORMAL, masks: tuple[str, ...] = ()
) -> Mesh:
    def form(*values: float) -> Points:
        return np.full((3, 2), 800.0) + sum(values)

    return Mesh(name, 0, ROOT, np.zeros((3, 2)), [(0, 1, 2)], bindings, form, None, blend, masks)


def test_the_first_parameter_changes_fastest() -> None:
    got = combinations([("A", (-1, 0, 1)), ("B", (0, 1))])
    assert got == [(-1, 0), (0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)]
    assert combinations([]) == [()]


def test_a_grid_goes_row_by_row_and_its_triangles_cover_it() -> None:
    pts = grid((0, 0, 20, 10), 2, 1)
    assert pts.tolist() == [[0, 0], [10, 0], [20, 0], [0, 10], [10, 10], [20, 10]]
    area = 0.0
    for a, b, c in grid_triangles(2, 1):
        u, v = pts[b] - pts[a], pts[c] - pts[a]
        area += abs(u[0] * v[1] - u[1] * v[0]) / 2
    assert area == 200


def test_units_follow_the_parent() -> None:
    point = np.array([[1600.0, 1100.0]])
    assert ROOT.local(point).tolist() == [[0.5, 0]]
    assert Space(0, warp=(0, 0, 3200, 2200)).local(point).tolist() == [[0.5, 0.5]]
    assert Space(0, pivot=(1500.0, 1000.0)).local(point).tolist() == [[100, 100]]


def test_equal_bindings_are_shared_and_grouped_by_parameter() -> None:
    rig = _rig()
    both: list[Binding] = [("A", (-1, 1)), ("B", (0, 1))]
    rig.meshes += [_mesh("1", both[1:]), _mesh("2", both), _mesh("3", both[1:]), _mesh("4", [])]
    moc = rig.moc()
    assert moc.ints("mesh.form") == [1, 2, 1, 0]
    assert moc.ints("parameter.begin") == [0, 1]
    assert moc.ints("parameter.count") == [1, 1]
    assert moc.ints("binding_index.binding") == [1, 0, 1]
    assert moc.ints("mesh.count") == [2, 4, 2, 1]


def test_blend_masks_and_order_are_written() -> None:
    rig = _rig()
    rig.meshes += [_mesh("mask", []), _mesh("lit", [], blend=ADDITIVE, masks=("mask",))]
    moc = rig.moc()
    assert moc.ints("mesh.flags") == [DOUBLE_SIDED, DOUBLE_SIDED | ADDITIVE]
    assert moc.ints("mask.mesh") == [0]
    assert moc.ints("mesh.masks") == [0, 1]
    assert moc.ints("mesh_key.order") == [0, 1]


def test_a_rotation_brings_its_children_to_units_once() -> None:
    rig = _rig()
    outer = rig.rotation("R1", 0, ROOT, (800.0, 1100.0), [], lambda: Turn(5, (800.0, 1100.0)))
    rig.rotation("R2", 0, outer, (810.0, 1120.0), [], lambda: Turn(0, (810.0, 1120.0)))
    moc = rig.moc()
    assert moc.numbers["rotation_key.scale"] == [1 / UNIT, 1]
    assert moc.numbers["rotation_key.x"] == [0, 10]
    assert moc.numbers["rotation_key.y"] == [0, 20]


def test_a_warp_keeps_a_grid_for_every_key() -> None:
    rig = _rig()
    rig.warp("W", 0, ROOT, (0, 0, 1600, 2200), (2, 3), [("A", (-1, 0, 1))], lambda p, a: p + a)
    moc = rig.moc()
    assert moc.ints("warp.vertices") == [12]
    assert (moc.ints("warp.columns"), moc.ints("warp.rows")) == ([2], [3])
    starts = moc.ints("warp_key.position")
    assert starts == [0, 32, 64]
    first = [moc.numbers["position.xy"][s] for s in starts]
    assert first == pytest.approx([-801 / UNIT, -800 / UNIT, -799 / UNIT], abs=1e-6)


def test_a_mask_must_exist() -> None:
    rig = _rig()
    rig.meshes.append(_mesh("lit", [], masks=("nobody",)))
    with pytest.raises(ValueError, match="nobody"):
        rig.moc()
