// What the pages and the verbs of the Mercurius peer have in common: its pool, and the forms of its answers.

import pg from "pg";

const { BENCH_DATABASE, BENCH_COMPANY, BENCH_OWNER, BENCH_WORKER } = process.env;
export const company = BENCH_COMPANY;
export const owner = BENCH_OWNER;
export const worker = BENCH_WORKER;

// Dates stay the text that they are; money is a small enough number here.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
export const pool = new pg.Pool({ connectionString: BENCH_DATABASE, min: 10, max: 10 });

export const rows = async (name, text, ...values) =>
  (await pool.query({ name, text, values })).rows;

export const decimal = (minor) => (minor / 100).toFixed(2);
export const money = (minor, currency) => ({ amount: decimal(minor), currency });
export const person = (type, id, name) => ({ id: `${type}:${id}`, name });
export const page = (nodes, first) => ({
  edges: nodes.slice(0, first).map((node) => ({ node })),
  pageInfo: { hasNextPage: nodes.length > first },
});
