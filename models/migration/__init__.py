"""The schema of a database, brought up to date: by one process, each step all or nothing."""
