"""The database: its connection, the SQL of both dialects, its errors and the history of its schema."""
