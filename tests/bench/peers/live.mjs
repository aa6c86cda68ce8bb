// A Mercurius subscription server with its JIT, as its documentation shows one. Its data is in memory, and nobody's
// rights are checked. It prints its port.

import Fastify from "fastify";
import mercurius from "mercurius";

const schema = `
  type Query { ok: Boolean }
  type Subscription { hireEvents: HireEvent! }
  type HireEvent { cursor: String! type: String! occurredAt: String! actor: User! hire: Hire! }
  type User { id: ID! name: String! }
  type Hire {
    id: ID! number: String! title: String! status: String! milestones(first: Int!): MilestoneConnection!
  }
  type MilestoneConnection { edges: [MilestoneEdge!]! }
  type MilestoneEdge { node: Milestone! }
  type Milestone { id: ID! name: String! dueDate: String! status: String! amount: Money! }
  type Money { amount: String! currency: String! }
`;

const milestone = (number) => ({
  id: "Milestone:01a209a5-5a12-712d-875a-a99ead97d07a",
  name: `Step ${number}`,
  dueDate: "2026-12-23",
  status: "IN_PROGRESS",
  amount: { amount: "1250.00", currency: "DKK" },
});

const milestones = ({ first }) => ({
  edges: Array.from({ length: first }, (_, number) => ({ node: milestone(number) })),
});

const event = (number) => ({
  cursor: `${number}~1`,
  type: "MESSAGE_POSTED",
  occurredAt: "2026-11-23T09:30:00Z",
  actor: { id: "User:01a209a5-5a12-712d-875a-a99ead97d07a", name: "Freja" },
  hire: {
    id: "Hire:01a209a5-5a12-712d-875a-a99ead97d07a",
    number: "H-1",
    title: "A new site",
    status: "OFFERED",
    milestones,
  },
});

const app = Fastify();
app.register(mercurius, {
  schema,
  resolvers: {
    Subscription: { hireEvents: { subscribe: (_, __, { pubsub }) => pubsub.subscribe("event") } },
  },
  subscription: true,
  jit: 1,
});

let last = 0;
app.post("/event", async () => {
  last += 1;
  app.graphql.pubsub.publish({ topic: "event", payload: { hireEvents: event(last) } });
  return "";
});
await app.listen({ host: "127.0.0.1", port: 0 });
console.log(app.server.address().port);
