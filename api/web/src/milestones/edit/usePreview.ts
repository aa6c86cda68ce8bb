import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql";
import type { PreviewMilestonesQuery } from "../../gql/graphql";
import { nameOf } from "./draft";
import { rowOf, type Save } from "./save";

const PREVIEW = graphql(`
  query PreviewMilestones($input: EditMilestonesInput!) {
    previewMilestoneEdit(input: $input) {
      requiresSignature
      changes {
        milestone
        kind
      }
      editChanges {
        milestone
        kind
      }
      totalBefore {
        amount
        currency
      }
      totalAfter {
        amount
        currency
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export type MilestonePreview = PreviewMilestonesQuery["previewMilestoneEdit"];

export type Preview =
  | { is: "nothing" }
  /** A field cannot be read yet. */
  | { is: "unfinished"; message: string }
  /** The last one stays until the next one comes. */
  | { is: "told"; preview: MilestonePreview; isBehind: boolean }
  | { is: "awaited" }
  | { is: "unknown" };

/** Fast typing asks once. */
const TYPED_MS = 300;

/** What a save would do, asked of the API while somebody types. An answer to what has changed since is dropped. */
export function usePreview({ input, wrong, rows }: Save): Preview {
  const client = useClient();
  const asked = input && !wrong.length ? JSON.stringify(input) : null;
  const [answer, tell] = useState<{ to: string; preview: MilestonePreview | null } | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let isLast = true;
    const timer = setTimeout(async () => {
      const variables = { input: JSON.parse(asked) };
      const { data } = await client.query(PREVIEW, variables, { requestPolicy: "network-only" }).toPromise();
      if (isLast) tell({ to: asked, preview: data?.previewMilestoneEdit ?? null });
    }, TYPED_MS);
    return () => {
      isLast = false;
      clearTimeout(timer);
    };
  }, [client, asked]);

  if (input === null) return { is: "nothing" };
  const [first] = wrong;
  if (first) return { is: "unfinished", message: `${nameOf(rowOf(first, rows)!)}: ${first.message}` };
  if (answer === null) return { is: "awaited" };
  const isBehind = answer.to !== asked;
  // Of another version of the hire: the form tells by itself what somebody else saved.
  if (answer.preview?.userErrors.some(({ code }) => code === "STALE_VERSION")) return { is: "awaited" };
  if (answer.preview === null) return isBehind ? { is: "awaited" } : { is: "unknown" };
  return { is: "told", preview: answer.preview, isBehind };
}
