import { useMemo, useState } from "react";
import { type Act, useAct } from "../../client/useAct";
import type { Refusal } from "../../client/userErrors";
import { graphql } from "../../gql";
import type { EditMilestonesInput, EditMilestonesMutation } from "../../gql/graphql";
import { errorsByRow, type RowErrors, type Save } from "./save";

const EDIT = graphql(`
  mutation EditMilestones($input: EditMilestonesInput!) {
    editMilestones(input: $input) {
      hire {
        id
        ...ManagedHire
      }
      contract {
        id
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export type SavedEdit = EditMilestonesMutation["editMilestones"];

export interface Saving {
  act: Act<EditMilestonesInput, SavedEdit>;
  refusals: readonly Refusal[];
  /** By key of the row. */
  errors: ReadonlyMap<string, RowErrors>;
  /** The paths that rows and fields show themselves. */
  shown: string[];
  /** Sends it, where it can be sent. */
  press: (save: Save) => Promise<SavedEdit | null>;
  reset: () => void;
}

/** The act behind Save, and each refusal at the row that it had when it was pressed. */
export function useSave(): Saving {
  const act = useAct(EDIT);
  const [pressed, setPressed] = useState<Save | null>(null);
  const refusals = pressed?.wrong.length ? pressed.wrong : act.refusals;
  const errors = useMemo(() => errorsByRow(refusals, pressed?.rows ?? new Map()), [refusals, pressed]);
  return {
    act,
    refusals,
    errors,
    shown: ["expectedVersion", "note", ...pathsOf(pressed)],
    press: async (save) => {
      setPressed(save);
      if (!save.wrong.length && save.input !== null) return act.press(save.input);
      act.reset();
      return null;
    },
    reset: () => {
      setPressed(null);
      act.reset();
    },
  };
}

function pathsOf(pressed: Save | null): string[] {
  return [...(pressed?.rows.keys() ?? [])].flatMap((path) => [path, `${path}.*`]);
}
