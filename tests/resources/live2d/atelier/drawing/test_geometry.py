"""Curves, mirrors and brush lines of the drawing."""

import numpy as np

from resources.live2d.atelier.drawing import geometry as g


def test_mirror_twice_is_the_same_line() -> None:
    pts: list[g.Control] = [(700, 10), (820, 40, 1), (900, 90)]
    assert g.mirror(pts) == [(700, 90), (780, 40, 1), (900, 10)]
    assert g.mirror(g.mirror(pts)) == pts


def test_sym_closes_an_outline_with_one_point_on_each_end() -> None:
    half: list[g.Control] = [(800, 0), (900, 50), (800, 100)]
    assert g.sym(half) == [(800, 0), (900, 50), (800, 100), (700, 50)]


def test_rot_turns_clockwise_on_the_canvas_and_keeps_corners() -> None:
    ((x, y, corner),) = g.rot([(10, 0, 1)], 90, 0, 0)
    assert (round(x, 9), round(y, 9), corner) == (0, 10, 1)


def test_lerp_runs_from_the_first_to_the_second() -> None:
    assert g.lerp([(0, 0)], [(10, 20)], 0.25) == [(2.5, 5)]


def test_sides_are_mirror_images() -> None:
    assert g.side_x(1030, "L") == 1030
    assert g.side_x(1030, "R") == 570
    assert g.sided([(900, 1), (910, 2)], "R") == [(690, 2), (700, 1)]


def test_a_curve_passes_through_its_points() -> None:
    pts: list[g.Control] = [(0, 0), (100, 20), (120, 90, 1), (10, 80)]
    line = g.Curve(pts, closed=False).sample(5)
    assert len(line) == 3 * 5 + 1
    assert np.allclose(line[::5], [p[:2] for p in pts])


def test_a_closed_curve_ends_where_it_began() -> None:
    line = g.ellipse(50, 60, 20, 10).sample()
    assert np.allclose(line[0], line[-1])
    assert g.ellipse(50, 60, 20, 10).d.endswith("Z")


def test_an_ellipse_is_round() -> None:
    radius = np.hypot(*(g.ellipse(5, 7, 30).sample() - [5, 7]).T)
    assert np.abs(radius - 30).max() < 0.3


def test_stars_reach_their_radius() -> None:
    for shape in (g.star(0, 0, 10, 5, 0.4), g.round_star(0, 0, 10, 4), g.sparkle(0, 0, 10)):
        x0, y0, x1, y1 = g.box_of(shape.sample())
        assert max(-x0, -y0, x1, y1) <= 14.2
        assert -y0 >= 9.9


def test_normals_are_unit_and_across_the_line() -> None:
    line = g.Curve([(0, 0), (50, 30), (90, -10)], closed=False).sample(6)
    n = g.normals(line)
    assert np.allclose(np.hypot(n[:, 0], n[:, 1]), 1)
    assert np.abs((n * np.gradient(line, axis=0)).sum(1)).max() < 1e-6


def test_ink_is_as_wide_as_asked() -> None:
    path = g.ink_path(np.array([[0.0, 0.0], [10, 0], [20, 0]]), 6)
    assert path == "M0.0 -3.0L10.0 -3.0L20.0 -3.0L20.0 3.0L10.0 3.0L0.0 3.0Z"


def test_taper_swells_and_thins() -> None:
    w = g.taper(21, 10, 0.25, 0.25, 0.1)
    assert w[0] == w[-1] == 1
    assert w.max() == 10
    assert g.taper(5, 4, 0, 0).tolist() == [4] * 5
