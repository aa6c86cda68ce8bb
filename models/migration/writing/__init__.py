"""A new step of the history, written from what the models say that the last step does not.

aerich keeps the steps and applies them, but its own comparison knows no CHECK, takes a column's Python default for the
database's, and alters no column of SQLite. So what it describes of the models has one thing more in each step: the SQL
of the tables, which is compared here, part by part.
"""
