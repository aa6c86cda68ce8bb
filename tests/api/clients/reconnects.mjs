// Subscribes with one token after the other: each is used for one connection. Prints what arrives.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [url, query, ...tokens] = process.argv.slice(2);
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: () => ({ Authorization: `Bearer ${tokens.shift()}` }),
  retryWait: async () => {},
  on: { closed: (event) => console.log(JSON.stringify({ closed: event.code })) },
});
for await (const result of client.iterate({ query })) {
  console.log(JSON.stringify(result));
  if (tokens.length === 0) break;
}
await client.dispose();
