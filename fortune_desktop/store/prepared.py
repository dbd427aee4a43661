"""Named statements made ready once: their text and how values cross, so that a hot read skips the ORM."""

from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import Dialect, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Row: TypeAlias = dict[str, Any]
_Cross: TypeAlias = Callable[[Any], Any]


class Prepared:
    """A statement with bound parameters, compiled for a dialect whose parameters go by position."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        assert compiled.positiontup is not None
        self.text = compiled.string
        self._given = {
            name: bound.value for name, bound in compiled.binds.items() if not bound.required
        }
        self._takes = [
            (name, _of(compiled.binds[name].type, dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ]
        columns = statement.selected_columns
        self._names = [column.name for column in columns]
        gives = [_of(column.type, dialect).result_processor(dialect, None) for column in columns]
        self._gives = [(place, cross) for place, cross in enumerate(gives) if cross is not None]

    def rows(self, cursor: DBAPICursor, parameters: dict[str, object]) -> list[Row]:
        """The rows, by name of column; KeyError if a parameter was not given."""
        given = self._given | parameters
        cursor.execute(
            self.text, [cross(given[name]) if cross else given[name] for name, cross in self._takes]
        )
        found = cursor.fetchall()
        cursor.close()
        return [self._row(values) for values in found]

    def _row(self, values: tuple[Any, ...]) -> Row:
        row = dict(zip(self._names, values, strict=True))
        for place, cross in self._gives:
            name = self._names[place]
            row[name] = cross(row[name])
        return row


def _of(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
