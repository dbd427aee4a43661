"""Posing a model without the Core."""

import numpy as np
import pytest

from resources.live2d.atelier.drawing.geometry import Points
from resources.live2d.atelier.evaluate import Model, Rotation, Warp
from resources.live2d.atelier.rig.builder import ROOT, Form, Mesh, Parameter, Rig, Space, Turn, grid


def _square() -> Points:
    return np.array([[750.0, 1050], [850, 1050], [850, 1150]])


def _model(form: Form | None = None, space: Space = ROOT, rig: Rig | None = None) -> Model:
    rig = rig or _rig()
    rest = _square()
    rig.part("Part")
    mesh = Mesh(
        "M", 0, space, rest * 0, [(0, 1, 2)], [("A", (0, 1)), ("B", (-1, 0, 1))],
        form or (lambda a, b: rest + np.array([100 * a, 10 * b])), lambda a, b: 1 - a / 2,
    )  # fmt: skip
    rig.meshes.append(mesh)
    return Model(rig.moc())


def _rig() -> Rig:
    return Rig([Parameter("A", 0, 1, 0, "", ""), Parameter("B", -1, 1, 0, "", "")])


def test_rest_is_where_it_was_drawn() -> None:
    (mesh,) = _model().pose({})
    assert np.allclose(mesh.points, [[750, 1050], [850, 1050], [850, 1150]])
    assert mesh.opacity == 1


@pytest.mark.parametrize(
    ("a", "b", "dx", "dy"),
    [(1, 0, 100, 0), (0.5, 1, 50, 10), (0.25, -0.5, 25, -5), (9, 9, 100, 10)],
)
def test_shapes_between_keys_are_blended(a: float, b: float, dx: float, dy: float) -> None:
    (mesh,) = _model().pose({"A": a, "B": b})
    assert np.allclose(mesh.points[0], [750 + dx, 1050 + dy], atol=1e-3)
    assert mesh.opacity == pytest.approx(1 - min(a, 1) / 2)


def test_a_warp_moves_its_children() -> None:
    rig = _rig()
    part = rig.part("P")
    box = (0.0, 0.0, 1600.0, 2200.0)
    space = rig.warp(
        "W", part, ROOT, box, (2, 2), [("A", (0, 1))], lambda rest, a: rest + np.array([80 * a, 0])
    )
    rest = _square()
    (mesh,) = _model(lambda a, b: rest, space, rig).pose({"A": 1})
    assert np.allclose(mesh.points, rest + np.array([80, 0]), atol=1e-2)


def test_a_rotation_turns_its_children_clockwise() -> None:
    rig = _rig()
    part = rig.part("P")
    pivot = (800.0, 1100.0)
    space = rig.rotation("R", part, ROOT, pivot, [("A", (0, 1))], lambda a: Turn(90 * a, pivot))
    rest = _square()
    (mesh,) = _model(lambda a, b: rest, space, rig).pose({"A": 1})
    assert np.allclose(mesh.points, [[850, 1050], [850, 1150], [750, 1150]], atol=1e-2)


def test_a_rotation_in_a_warp_leans_with_the_grid() -> None:
    rig = _rig()
    part = rig.part("P")
    box, pivot = (0.0, 0.0, 1600.0, 2200.0), (800.0, 1100.0)

    def lean(rest: Points, a: float) -> Points:
        """A quarter turn of the whole grid."""
        d = rest - np.array(pivot)
        return np.stack(
            [
                pivot[0] - a * d[:, 1] + (1 - a) * d[:, 0],
                pivot[1] + a * d[:, 0] + (1 - a) * d[:, 1],
            ],
            1,
        )

    warp = rig.warp("W", part, ROOT, box, (2, 2), [("A", (0, 1))], lean)
    space = rig.rotation("R", part, warp, pivot, [], lambda: Turn(0, pivot))
    rest = _square()
    (mesh,) = _model(lambda a, b: rest, space, rig).pose({"A": 1})
    assert np.allclose(mesh.points, [[850, 1050], [850, 1150], [750, 1150]], atol=1e-2)


def test_each_cell_of_a_warp_is_two_triangles() -> None:
    points = np.array([[0.0, 0], [1, 0], [0, 1], [3, 3]])
    warp = Warp(1, 1, points)
    assert np.allclose(warp.apply(np.array([[0.5, 0.5]])), [[0.5, 0.5]])
    assert np.allclose(warp.apply(np.array([[0.75, 0.75], [1, 1]])), [[1.75, 1.75], [3.0, 3.0]])
    assert np.allclose(warp.apply(grid((0, 0, 1, 1), 1, 1)), points)


def test_a_rotation_scales_and_moves() -> None:
    turned = Rotation(180, np.array([1.0, 2.0]), 0.5).apply(np.array([[2.0, 4.0]]))
    assert np.allclose(turned, [[0, 0]])
