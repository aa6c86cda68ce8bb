"""GraphQL over HTTP: one endpoint, event streams beside it."""
