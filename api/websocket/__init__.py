"""GraphQL over websockets: graphql-transport-ws."""
