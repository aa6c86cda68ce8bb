/** What somebody else saved while the form was open, held against what was typed: three ways, field by field. */

import { changedFields, type Draft, type DraftRow, isTouched, newRow } from "./draft";
import type { Standing, Standings } from "./opened";
import { type FieldName, FIELDS, isSame } from "./values";

/** Typed here and saved there, differently. `presence` is whether it stays at all. */
export interface Clash {
  id: string;
  name: string;
  field: FieldName | "presence";
  was: string;
  theirs: string;
  mine: string;
}

/** Saved there alone: it is taken over. */
export type Taken = Omit<Clash, "mine">;

export interface Meanwhile {
  clashes: Clash[];
  taken: Taken[];
}

export type Pick = "theirs" | "mine";
export type Picks = Readonly<Record<string, Pick>>;

const PRESENCE = "presence";
const [KEPT, GONE] = ["kept", "removed"];

export function meanwhileOf(draft: Draft, now: Standings): Meanwhile {
  const found: Meanwhile = { clashes: [], taken: [] };
  for (const row of draft.rows) {
    if (row.milestone === null) continue;
    const standing = now.of.get(row.milestone);
    comparePresence(row, standing, found);
    if (standing?.isRemoved === row.wasRemoved) compareFields(row, standing, found);
  }
  for (const [id, { values }] of now.of) {
    if (draft.rows.some(({ milestone }) => milestone === id)) continue;
    found.taken.push({ id, name: values.name, field: PRESENCE, was: "", theirs: "added" });
  }
  return found;
}

function comparePresence(row: DraftRow, standing: Standing | undefined, { clashes, taken }: Meanwhile): void {
  const isGone = standing?.isRemoved ?? true;
  if (isGone === row.wasRemoved) return;
  const one = { id: idOf(row, PRESENCE), name: nameOf(row), field: PRESENCE, was: word(row.wasRemoved), theirs: word(isGone) } as const;
  const isMeantToStay = isGone && isTouched(row) && !row.isRemoved;
  if (isMeantToStay) clashes.push({ ...one, mine: KEPT! });
  else taken.push(one);
}

function compareFields(row: DraftRow, { values: theirs }: Standing, { clashes, taken }: Meanwhile): void {
  const { base, values: mine } = row;
  const typed = changedFields(row);
  for (const field of FIELDS) {
    if (isSame(field, base![field], theirs[field])) continue;
    const one = { id: idOf(row, field), name: nameOf(row), field, was: base![field], theirs: theirs[field] };
    const isClash = typed.includes(field) && !isSame(field, mine[field], theirs[field]);
    if (isClash) clashes.push({ ...one, mine: mine[field] });
    else taken.push(one);
  }
}

/** The draft upon what stands now. Every clash has to be picked. */
export function settled(draft: Draft, now: Standings, cursor: string, picks: Picks): Draft {
  const rows = draft.rows.flatMap((row) => settledRow(row, row.milestone === null ? null : now.of.get(row.milestone), picks));
  const known = new Set(draft.rows.map(({ milestone }) => milestone));
  const added = [...now.of].filter(([id]) => !known.has(id)).map(([id, standing]) => rowOf(id, standing));
  return { version: now.version, cursor, rows: [...rows, ...added], note: draft.note };
}

function settledRow(row: DraftRow, standing: Standing | null | undefined, picks: Picks): DraftRow[] {
  const staysMine = picks[idOf(row, PRESENCE)] === "mine";
  if (standing === null) return [row];
  // It is gone for good: what was typed can only stay as a milestone of its own.
  if (standing === undefined) return staysMine ? [newRow(row.values)] : [];
  const fresh = rowOf(row.milestone!, standing);
  if (picks[idOf(row, PRESENCE)] === "theirs") return [fresh];
  const typed = changedFields(row).filter((field) => picks[idOf(row, field)] !== "theirs");
  const values = { ...standing.values, ...Object.fromEntries(typed.map((field) => [field, row.values[field]])) };
  const isRemoved = row.isRemoved === row.wasRemoved ? standing.isRemoved && !staysMine : row.isRemoved;
  return [{ ...fresh, values, isRemoved }];
}

function rowOf(milestone: string, { values, isRemoved, isLocked }: Standing): DraftRow {
  return { key: milestone, milestone, base: values, values, wasRemoved: isRemoved, isRemoved, isLocked };
}

function idOf({ key }: DraftRow, field: string): string {
  return `${key} ${field}`;
}

function nameOf({ base, values }: DraftRow): string {
  return base?.name ?? values.name;
}

function word(isGone: boolean): string {
  return isGone ? GONE! : KEPT!;
}
