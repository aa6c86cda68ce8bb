"""The GraphQL shape: types, queries, mutations and how a selection is read from the database."""
