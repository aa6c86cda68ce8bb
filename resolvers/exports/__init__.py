"""Exports: the columns of a file, as the schema has the fields, and its rows, as the planner reads them."""
