import { type Dispatch, useEffect, useReducer } from "react";
import { type KeptKey, keep, keptAt } from "../../kept";
import { useKeptKey } from "../../useKept";
import { type Draft, type DraftAct, drafted, isTouched } from "./draft";
import type { Standings } from "./opened";
import { openedFrom } from "./opened";

/** Where a hire's draft of one person is kept. */
export function useDraftKey(hire: string): KeptKey {
  return useKeptKey(`edit:${hire}`);
}

export function hasDraft(key: KeptKey): boolean {
  return keptAt<Draft>(key) !== null;
}

/** A draft that goes on where it was left; a new one from what stands there. As long as it is touched, it is kept. */
export function useDraft(key: KeptKey, standings: Standings, cursor: string): [Draft, Dispatch<DraftAct>, boolean] {
  const [draft, act] = useReducer(drafted, null, () => keptAt<Draft>(key) ?? openedFrom(standings, cursor));
  const isDirty = draft.note !== "" || draft.rows.some(isTouched);
  useEffect(() => keep(key, isDirty ? draft : null), [key, draft, isDirty]);
  return [draft, act, isDirty];
}
