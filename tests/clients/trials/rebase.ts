// A form whose milestones others changed in the same field, or removed. Prints what it is rebased to.
import { opened, rebased } from "../src/forms/milestones.ts";

const hire = (version: number, amounts: Record<string, string>) => ({
  id: "hire",
  version,
  milestones: {
    edges: Object.entries(amounts).map(([id, amount]) => ({ node: { id, name: id, dueDate: "2030-01-01", amount: { amount } } })),
  },
});
const form = opened(hire(1, { same: "10", gone: "10", kept: "10" }));
const typed = structuredClone(form.values);
typed.same!.amount = typed.gone!.amount = "11";
const next = rebased(form, typed, hire(2, { same: "12", kept: "10", added: "10" }));
console.log(
  JSON.stringify({
    version: next.form.version,
    amounts: Object.entries(next.typed).map(([id, { amount }]) => [id, amount]),
    theirs: next.theirs,
    gone: next.gone,
  }),
);
