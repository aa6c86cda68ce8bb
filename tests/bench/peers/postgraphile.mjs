// PostGraphile 5 on the same tables: the classic names, and one function for the approval.

import { createServer } from "node:http";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makeV4Preset } from "postgraphile/presets/v4";

const { BENCH_DATABASE } = process.env;
const pool = new pg.Pool({ connectionString: BENCH_DATABASE, min: 10, max: 10 });

const preset = {
  extends: [PostGraphileAmberPreset, makeV4Preset({ dynamicJson: true })],
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  grafast: { explain: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
};

const server = createServer();
server.on("error", (error) => { throw error; });
const instance = postgraphile(preset);
await instance.createServ(grafserv).addTo(server);
await instance.getSchema();
server.listen(Number(process.argv[2]), "127.0.0.1");
