"""Whether a figure reaches its mark."""

from collections.abc import Mapping


def judged(marks: Mapping[str, float], name: str, value: float) -> str:
    """A figure's mark, and whether it is reached; a mark with a sign is a least, without one a most."""
    mark = marks.get(name)
    if mark is None:
        return ""
    reached = value >= -mark if mark < 0 else value <= mark
    return f"{'at least' if mark < 0 else 'at most'} {abs(mark):g}: {'yes' if reached else 'NO'}"
