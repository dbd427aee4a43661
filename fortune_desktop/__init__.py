"""Fortune Desktop: 달토, a talking Live2D companion with an exact 사주 engine (see docs/house.md for the map)."""

__version__ = "0.1.0"
