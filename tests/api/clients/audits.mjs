// Prints one line of JSON for each audit of GraphQL over HTTP.
import { serverAudits } from "graphql-http";

for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }));
}
