"""The nouns of the schema, one a file: of each field its type, its SQL, its description."""
