"""The page on which people meet the API."""

from api.graphiql.page import DemoRole, DemoUser, GraphiqlConfig, graphiql_routes

__all__ = ["DemoRole", "DemoUser", "GraphiqlConfig", "graphiql_routes"]
