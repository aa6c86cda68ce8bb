import { randomUUID } from "node:crypto";

import { graphql } from "../generated/index.ts";
import { ask, byField, surely } from "./milestones.ts";

const [url = "", token = ""] = process.argv.slice(2);

const Hires = graphql(`
  query Hires {
    hires(first: 50, filter: { statuses: [ACTIVE], rateType: MILESTONES }) {
      edges { node { id version milestones(first: 50) { edges { node { id name isLocked amount { amount currency } } } } } }
    }
  }
`);

const hires = (await ask(url, token, Hires, {})).hires.edges.map(({ node }) => node);
const hire = hires.find(({ milestones }) => milestones.edges.some(({ node }) => !node.isLocked));
const milestone = hire?.milestones.edges.map(({ node }) => node).find(({ isLocked }) => !isLocked);
if (!hire || !milestone) throw new Error("nothing to edit");

const Rename = graphql(`
  mutation Rename($input: EditMilestonesInput!) {
    editMilestones(input: $input) {
      hire { id version }
      contract { id version status }
      userErrors { code message path }
    }
  }
`);

const input = {
  hire: hire.id,
  // What the user saw: should a colleague have saved meanwhile, this save is refused, not theirs undone.
  expectedVersion: hire.version,
  update: [{ milestone: milestone.id, name: `${milestone.name}, revised` }],
  idempotencyKey: randomUUID(),
};
const saved = (await surely(() => ask(url, token, Rename, { input }))).editMilestones;
const again = (await surely(() => ask(url, token, Rename, { input }))).editMilestones;
const stale = (
  await ask(url, token, Rename, { input: { ...input, idempotencyKey: randomUUID() } })
).editMilestones;
const blank = (
  await ask(url, token, Rename, {
    input: {
      hire: hire.id,
      expectedVersion: saved.hire?.version ?? 0,
      update: [{ milestone: milestone.id, amount: "-1" }],
    },
  })
).editMilestones;

console.log(
  JSON.stringify({
    saved: saved.contract?.id === again.contract?.id && saved.userErrors.length === 0,
    stale: stale.userErrors.map(({ code }) => code),
    blank: [...byField(blank.userErrors).keys()],
  }),
);
