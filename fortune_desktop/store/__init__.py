"""The only room that knows the database: SQLite behind one door, one writer, a few readers."""
