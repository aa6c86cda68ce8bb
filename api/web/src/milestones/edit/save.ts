/** A draft as the input of the API, and which row each path of a refusal means. */

import type { Refusal } from "../../client/userErrors";
import type { EditMilestonesInput, MilestoneInput, UpdateMilestoneInput } from "../../gql/graphql";
import { typedAmount } from "../../ui/amounts";
import { changedFields, type Draft, type DraftRow, isTouched } from "./draft";
import { empty, FIELDS, milestoneInput, unreadable, type Values } from "./values";

export interface Save {
  /** Null where nothing was touched. */
  input: EditMilestonesInput | null;
  /** What cannot be sent at all. */
  wrong: readonly Refusal[];
  /** The rows that were meant by `add.0`, `update.3`, `remove.1`. */
  rows: ReadonlyMap<string, DraftRow>;
  /** Nothing but PO numbers was typed. */
  isPurchaseOrdersOnly: boolean;
}

export function saveOf(hire: string, { version, rows, note }: Draft, needsPurchaseOrder: boolean): Save {
  const touched = rows.filter(isTouched);
  const added = touched.filter(({ milestone }) => milestone === null);
  const removed = touched.filter(({ milestone, isRemoved }) => milestone !== null && isRemoved);
  const updated = touched.filter(({ milestone, isRemoved }) => milestone !== null && !isRemoved);
  const meant = { add: added, update: updated, remove: removed };
  const input: EditMilestonesInput = { hire, expectedVersion: version, note: note.trim() || null };
  if (added.length) input.add = added.map((row): MilestoneInput => milestoneInput(row.values));
  if (updated.length) input.update = updated.map(updateOf);
  if (removed.length) input.remove = removed.map(({ milestone }) => milestone!);
  const typed = [
    ...added.map(({ values }, index) => ({ values, path: ["add", String(index)] })),
    ...updated.map((row, index) => ({ values: changedValues(row), path: ["update", String(index)] })),
  ];
  const wrong = typed.flatMap(({ values, path }) => unreadable(values, path));
  if (wrong.length) wrong.push(...typed.flatMap(({ values, path }) => empty(values, path, needsPurchaseOrder)));
  return {
    input: touched.length ? input : null,
    wrong,
    rows: new Map(
      Object.entries(meant).flatMap(([list, all]) => all.map((row, index) => [`${list}.${index}`, row] as const)),
    ),
    isPurchaseOrdersOnly: touched.every(isPurchaseOrderAlone),
  };
}

function isPurchaseOrderAlone(row: DraftRow): boolean {
  if (row.milestone === null || row.isRemoved !== row.wasRemoved) return false;
  return changedFields(row).every((field) => field === "purchaseOrderNumber");
}

function changedValues(row: DraftRow): Partial<Values> {
  return Object.fromEntries(changedFields(row).map((field) => [field, row.values[field]]));
}

function updateOf(row: DraftRow): UpdateMilestoneInput {
  const { name, dueDate, purchaseOrderNumber, amount } = changedValues(row);
  return {
    milestone: row.milestone!,
    ...(name !== undefined && { name }),
    ...(dueDate !== undefined && { dueDate }),
    ...(purchaseOrderNumber !== undefined && { purchaseOrderNumber: purchaseOrderNumber.trim() || null }),
    ...(amount !== undefined && { amount: typedAmount(amount) ?? "" }),
  };
}

/** What is wrong with one row, and the values for which that was said. */
export interface RowErrors {
  of: Partial<Record<string, string>>;
  values: Values;
}

/** The row that a refusal means, or a field of it. */
export function rowOf({ path }: Pick<Refusal, "path">, rows: Save["rows"]): DraftRow | undefined {
  return rows.get(path.join(".")) ?? rows.get(path.slice(0, -1).join("."));
}

/** By key of the row. What is said of a row as a whole stands at its name. */
export function errorsByRow(refusals: readonly Refusal[], rows: Save["rows"]): ReadonlyMap<string, RowErrors> {
  const errors = new Map<string, RowErrors>();
  for (const { path, message } of refusals) {
    const row = rowOf({ path }, rows);
    if (!row) continue;
    const field = FIELDS.find((each) => each === path.at(-1)) ?? "name";
    const known = errors.get(row.key) ?? { of: {}, values: row.values };
    const before = known.of[field];
    known.of[field] = before ? `${before} ${message}` : message;
    errors.set(row.key, known);
  }
  return errors;
}
