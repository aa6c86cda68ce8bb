/** What somebody has typed into Manage Milestones and not saved yet. */

import { randomText } from "../../random";
import { BLANK, type FieldName, FIELDS, isSame, type Values } from "./values";

export interface DraftRow {
  key: string;
  /** Its global id; null for a new one. */
  milestone: string | null;
  /** As it was read; null for a new one. */
  base: Values | null;
  values: Values;
  /** Its removal awaited a signature when it was read. */
  wasRemoved: boolean;
  isRemoved: boolean;
  /** It was locked when it was read: it stays text. */
  isLocked: boolean;
}

export interface Draft {
  /** Of the hire, as the form was opened, and the event behind which others may have saved since. */
  version: number;
  cursor: string;
  rows: readonly DraftRow[];
  note: string;
}

export type DraftAct =
  | { does: "type"; key: string; field: FieldName; value: string }
  | { does: "add" }
  | { does: "remove" | "restore" | "undo"; key: string }
  | { does: "order" }
  | { does: "note"; value: string }
  | { does: "replace"; draft: Draft };

export function newRow(values: Values = BLANK): DraftRow {
  return { key: randomText(), milestone: null, base: null, values, wasRemoved: false, isRemoved: false, isLocked: false };
}

export function drafted(draft: Draft, act: DraftAct): Draft {
  const { rows } = draft;
  switch (act.does) {
    case "type":
      return withRow(draft, act.key, (row) => ({ ...row, values: { ...row.values, [act.field]: act.value } }));
    case "add":
      return { ...draft, rows: [...rows, newRow()] };
    case "remove":
      if (isNew(rows, act.key)) return { ...draft, rows: rows.filter(({ key }) => key !== act.key) };
      return withRow(draft, act.key, (row) => ({ ...row, isRemoved: true }));
    case "restore":
      return withRow(draft, act.key, (row) => ({ ...row, isRemoved: false }));
    case "undo":
      return withRow(draft, act.key, (row) => ({ ...row, values: row.base!, isRemoved: row.wasRemoved }));
    case "order":
      return { ...draft, rows: [...rows].sort(byDueDate) };
    case "note":
      return { ...draft, note: act.value };
    case "replace":
      return act.draft;
  }
}

/** Those fields of a row that differ from what was read. */
export function changedFields({ base, values }: DraftRow): FieldName[] {
  return base ? FIELDS.filter((field) => !isSame(field, base[field], values[field])) : [...FIELDS];
}

export function nameOf({ base, values }: DraftRow): string {
  return base?.name || values.name || "New milestone";
}

export function isTouched(row: DraftRow): boolean {
  return row.isRemoved !== row.wasRemoved || changedFields(row).length > 0;
}

/** Those without a date come last. */
export function byDueDate(one: DraftRow, other: DraftRow): number {
  const [first, second] = [one.values.dueDate || "9999", other.values.dueDate || "9999"];
  return first < second ? -1 : first > second ? 1 : 0;
}

function withRow(draft: Draft, key: string, change: (row: DraftRow) => DraftRow): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? change(row) : row)) };
}

function isNew(rows: readonly DraftRow[], key: string): boolean {
  return rows.find((row) => row.key === key)?.milestone === null;
}
