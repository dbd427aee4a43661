"""Writes the drawing and the tables of `docs/database.md`, from the code's own: `python -m tools.draw_database`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Index,
    LargeBinary,
    Select,
    Table,
    create_engine,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from fortune_desktop.store import queries, retention, tables

PAGE = Path(__file__).resolve().parent.parent / "docs" / "database.md"
BEGIN, END = "<!-- tables -->\n", "<!-- /tables -->"
Query = Select[Any] | Delete
USED = re.compile(r"USING (?:COVERING )?INDEX (\w+)")


def section() -> str:
    """Everything between the markers."""
    found = SQLModel.metadata.sorted_tables
    uses = uses_of_indexes()
    parts = [diagram(found), *(described(table, uses) for table in found)]
    return "\n".join(["", *parts])


def diagram(found: list[Table]) -> str:
    """The tables and what refers to what, as Mermaid draws it."""
    lines = ["```mermaid", "erDiagram"]
    for table in found:
        lines += [
            f"    {key.column.table.name} ||--o{{ {table.name} : {key.parent.name}"
            for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        ]
    for table in found:
        lines += [f"    {table.name} {{", *(f"        {drawn(column)}" for column in table.columns)]
        lines.append("    }")
    return "\n".join([*lines, "```", ""])


def drawn(column: Column[object]) -> str:
    """One column of the drawing: type, name, whether it is a key, whether it is sealed."""
    keys = [
        name
        for name, has in (
            ("PK", column.primary_key),
            ("FK", bool(column.foreign_keys)),
            ("UK", bool(column.unique)),
        )
        if has
    ]
    words = [kind(column), column.name, ", ".join(keys), '"sealed"' if is_sealed(column) else ""]
    return " ".join(word for word in words if word)


def kind(column: Column[object]) -> str:
    """The column's type as a reader names it."""
    return {
        "UtcDateTime": "time",
        "Uuid": "uuid",
        "Text": "text",
        "AutoString": "text",
        "LargeBinary": "bytes",
        "Integer": "integer",
        "Float": "number",
        "Boolean": "boolean",
        "JSON": "json",
    }[type(column.type).__name__]


def is_sealed(column: Column[object]) -> bool:
    """Whether only the person's key opens it."""
    return isinstance(column.type, LargeBinary)


def described(table: Table, uses: Mapping[str, list[str]]) -> str:
    """A table's purpose, its sealed columns, and which query each index serves."""
    sealed = ", ".join(f"`{column.name}`" for column in table.columns if is_sealed(column))
    indexes = by_name(table)
    lines = [f"### `{table.name}`", "", purpose(table)]
    if sealed:
        lines += ["", f"Sealed: {sealed}."]
    if indexes:
        lines += ["", "| index | columns | serves |", "|---|---|---|"]
        lines += [row(index, uses) for index in indexes]
    return "\n".join([*lines, ""])


def by_name(table: Table) -> list[Index]:
    """A table's indexes in order."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def purpose(table: Table) -> str:
    """The first paragraph of the docstring of the table's class."""
    for mapper in tables.UserRow._sa_registry.mappers:
        if mapper.local_table is table:
            return " ".join(str(mapper.class_.__doc__).split("\n\n")[0].split())
    raise LookupError(table.name)


def row(index: Index, uses: Mapping[str, list[str]]) -> str:
    """An index's line: an index no query names finds what belongs to a row that is deleted."""
    columns = ", ".join(f"`{column.name}`" for column in index.columns)
    served = ", ".join(f"`{name}`" for name in uses.get(str(index.name), ()))
    return f"| `{index.name}` | {columns} | {served or 'deletion of what it refers to'} |"


def uses_of_indexes() -> dict[str, list[str]]:
    """Which named queries SQLite answers through which index, as its own plan says."""
    uses = defaultdict(list)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            connection.execute(CreateTable(table))
            # Of two that would do, the plan takes the newer one: always made in the same order.
            for index in by_name(table):
                index.create(connection)
        for name, query in named_queries():
            for index in sorted(set(USED.findall(plan(connection, query)))):
                uses[index].append(name)
    return uses


def named_queries() -> Iterator[tuple[str, Query]]:
    """The store's queries, and its rules of retention."""
    for name, value in vars(queries).items():
        if not name.startswith("_") and isinstance(value, Select | Delete):
            yield name, value
    for name, (rule, _) in retention.RULES.items():
        yield name, rule


def plan(connection: Connection, query: Query) -> str:
    """SQLite's plan for a query, whatever its parameters."""
    compiled = query.compile(dialect=sqlite.dialect())
    nothing = dict.fromkeys(compiled.params)
    values = tuple(nothing[name] for name in compiled.positiontup or ())
    found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)
    return "\n".join(str(step[-1]) for step in found)


def redrawn(page: str) -> str:
    """The page with a fresh section between its markers."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{section()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text("utf-8")), "utf-8")
