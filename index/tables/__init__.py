"""One reader a format: a file → tables of text cells."""

from index.tables.table import Row, Table, read_tables

__all__ = ["Row", "Table", "read_tables"]
