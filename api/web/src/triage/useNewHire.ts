import { type Dispatch, useCallback, useEffect, useState } from "react";
import { keep, keptAt } from "../kept";
import { type DraftAct, drafted } from "../milestones/edit/draft";
import type { RateType } from "../gql/graphql";
import { useKeptKey } from "../useKept";
import { blankHire, type NewHire } from "./newHire";

export interface Written {
  hire: NewHire;
  /** Anything typed? */
  isDirty: boolean;
  set: (part: Partial<NewHire>) => void;
  act: Dispatch<DraftAct>;
  /** Once it is saved or discarded. */
  forget: () => void;
}

/** What was typed of a new hire, kept until it is saved or discarded; it begins with this rate. */
export function useNewHire(rate: RateType): Written {
  const key = useKeptKey("new-hire");
  const [hire, write] = useState(() => keptAt<NewHire>(key) ?? blankHire(rate));
  const isDirty = textOf(hire) !== textOf(blankHire(rate));
  useEffect(() => keep(key, isDirty ? hire : null), [key, hire, isDirty]);
  const act = useCallback(
    (does: DraftAct) => write((was) => ({ ...was, rows: drafted({ version: 0, cursor: "", rows: was.rows, note: "" }, does).rows })),
    [],
  );
  return {
    hire,
    isDirty,
    set: (part) => write((was) => ({ ...was, ...part })),
    act,
    forget: () => {
      write(blankHire(rate));
      keep(key, null);
    },
  };
}

/** All of it but the rows' keys, which are made anew each time. */
function textOf({ rows, ...rest }: NewHire): string {
  return JSON.stringify([rest, rows.map(({ values }) => values)]);
}
