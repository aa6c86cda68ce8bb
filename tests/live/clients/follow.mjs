// Follows the feed with one of the clients that others write. Prints what arrives, and why a socket closed.
//   node follow.mjs <client> <http url> <after> <events to wait for> <seconds that a token lives>
// In SECRET and EMAIL it finds who it is.
import { createHmac } from "node:crypto";
import { parse } from "graphql";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [name, url, after, count, lifetime] = process.argv.slice(2);
const query = "subscription ($after: String) { hireEvents(after: $after) { __typename cursor type } }";
const variables = { after };
let left = Number(count);

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
function token() {
  const now = Date.now() / 1000;
  const claims = { email: process.env.EMAIL, iat: now, exp: now + Number(lifetime) };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", process.env.SECRET).update(signed).digest("base64url")}`;
}

const socket = () =>
  createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    // Asked again for each connection: a token that expired is replaced by itself.
    connectionParams: () => ({ Authorization: `Bearer ${token()}` }),
    retryAttempts: Infinity,
    retryWait: () => new Promise((done) => setTimeout(done, 50)),
    shouldRetry: () => true,
    on: { closed: (event) => console.log(JSON.stringify({ closed: event.code })) },
  });

function got(result) {
  const event = result.data.hireEvents;
  console.log(JSON.stringify(event));
  left -= 1;
  if (left === 0) process.exit(0);
  return event.cursor;
}

function failed(error) {
  console.error(error);
  process.exit(1);
}

const clients = {
  "graphql-ws": async () => {
    // The client sends these variables anew when it comes back, so they say from where to go on.
    const next = (result) => (variables.after = got(result));
    socket().subscribe({ query, variables }, { next, error: failed, complete: () => failed("over") });
  },
  "graphql-sse": async () => {
    const { createClient: createStreams } = await import("graphql-sse");
    const client = createStreams({
      url,
      headers: () => ({ Authorization: `Bearer ${token()}` }),
      retryAttempts: Infinity,
      retry: async () => console.log(JSON.stringify({ closed: "stream" })),
    });
    const next = (result) => (variables.after = got(result));
    client.subscribe({ query, variables }, { next, error: failed, complete: () => failed("over") });
  },
  apollo: async () => {
    const { ApolloClient, ApolloLink, InMemoryCache } = await import("@apollo/client");
    const { GraphQLWsLink } = await import("@apollo/client/link/subscriptions");
    const { tap } = await import("rxjs");
    const goOn = new ApolloLink((operation, forward) =>
      forward(operation).pipe(
        tap((result) => (operation.variables.after = result.data.hireEvents.cursor)),
      ),
    );
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([goOn, new GraphQLWsLink(socket())]),
    });
    client
      .subscribe({ query: parse(query), variables, fetchPolicy: "no-cache" })
      .subscribe({ next: got, error: failed, complete: () => failed("over") });
  },
  urql: async () => {
    const { Client, subscriptionExchange } = await import("@urql/core");
    const { pipe, subscribe } = await import("wonka");
    const sockets = socket();
    const forwardSubscription = (request) => {
      const payload = { query: request.query, variables: { ...request.variables } };
      const go = (sink) => ({
        ...sink,
        next(result) {
          payload.variables.after = result.data.hireEvents.cursor;
          sink.next(result);
        },
      });
      return { subscribe: (sink) => ({ unsubscribe: sockets.subscribe(payload, go(sink)) }) };
    };
    const client = new Client({
      url,
      exchanges: [subscriptionExchange({ forwardSubscription })],
      preferGetMethod: false,
    });
    pipe(
      client.subscription(query, variables),
      subscribe((result) => (result.error ? failed(result.error) : got(result))),
    );
  },
};
await clients[name]();
