// Runs one operation over server-sent events. Prints what arrives.
import { createClient } from "graphql-sse";

const [url, query, token] = process.argv.slice(2);
const client = createClient({ url, headers: { Authorization: `Bearer ${token}` } });
for await (const result of client.iterate({ query })) {
  console.log(JSON.stringify(result));
}
client.dispose();
