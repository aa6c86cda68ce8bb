import { type Dispatch, useEffect, useReducer } from "react";
import { keep, keptAt } from "../../kept";
import { useViewer } from "../../session/viewer";
import { type Draft, type DraftAct, drafted, isTouched } from "./draft";
import type { Standings } from "./opened";
import { openedFrom } from "./opened";

/** Where a hire's draft of one person is kept. */
export function useDraftKey(hire: string): string {
  return `${useViewer().id}:${hire}`;
}

export function hasDraft(key: string): boolean {
  return keptAt<Draft>(key) !== null;
}

/** A draft that goes on where it was left; a new one from what stands there. As long as it is touched, it is kept. */
export function useDraft(key: string, standings: Standings, cursor: string): [Draft, Dispatch<DraftAct>, boolean] {
  const [draft, act] = useReducer(drafted, null, () => keptAt<Draft>(key) ?? openedFrom(standings, cursor));
  const isDirty = draft.note !== "" || draft.rows.some(isTouched);
  useEffect(() => keep(key, isDirty ? draft : null), [key, draft, isDirty]);
  return [draft, act, isDirty];
}
