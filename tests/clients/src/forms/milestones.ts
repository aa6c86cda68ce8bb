import type { EditMilestonesInput } from "../../generated/graphql.ts";

/** What a form edits: by milestone, by field. */
export type Values = Record<string, Record<string, string>>;

/** What the user saw when the form opened. */
export interface Form {
  hire: string;
  version: number;
  values: Values;
}

interface Milestone {
  id: string;
  name: string;
  dueDate: string;
  amount: { amount: string };
}
interface Hire {
  id: string;
  version: number;
  milestones: { edges: readonly { node: Milestone }[] };
}

/** Taken once, and kept: what a live cache shows moves on under the form. */
export function opened({ id, version, milestones }: Hire): Form {
  const values = milestones.edges.map(({ node }) => [
    node.id,
    { name: node.name, dueDate: node.dueDate, amount: node.amount.amount },
  ]);
  return { hire: id, version, values: Object.fromEntries(values) };
}

/** The fields that differ, of the milestones that both have, as they are `now`. */
export function changed(before: Values, now: Values): Values {
  const found: Values = {};
  for (const [id, fields] of Object.entries(now)) {
    for (const [name, value] of Object.entries(fields)) {
      if (before[id] && before[id][name] !== value) (found[id] ??= {})[name] = value;
    }
  }
  return found;
}

/** What the user changed, on what they saw. */
export function saving({ hire, version, values }: Form, typed: Values): EditMilestonesInput {
  const update = Object.entries(changed(values, typed)).map(([milestone, fields]) => ({ milestone, ...fields }));
  return { hire, expectedVersion: version, update, idempotencyKey: crypto.randomUUID() };
}

/** After STALE_VERSION, of the hire as it is now: the form on it, with what the user typed on top. Before it is saved again
 *  show what others changed (`theirs`), and what the user changed of milestones that are `gone`. */
export function rebased(form: Form, typed: Values, hire: Hire) {
  const now = opened(hire);
  const own = changed(form.values, typed);
  const merged = Object.entries(now.values).map(([id, fields]) => [id, { ...fields, ...own[id] }]);
  return {
    form: now,
    typed: Object.fromEntries(merged) as Values,
    theirs: changed(form.values, now.values),
    gone: Object.keys(own).filter((id) => !now.values[id]),
  };
}
