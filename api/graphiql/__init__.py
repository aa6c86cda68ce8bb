"""The page on which people meet the API."""

from api.graphiql.page import graphiql_routes

__all__ = ["graphiql_routes"]
