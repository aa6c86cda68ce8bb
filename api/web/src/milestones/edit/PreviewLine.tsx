import type { ReactNode } from "react";
import { Money } from "../../ui/Money";
import type { MilestonePreview, Preview } from "./usePreview";

interface Props {
  of: Preview;
  worker: string;
  /** The number that a new version would have; null in a draft, which nobody signs yet. */
  nextVersion: number | null;
  isPurchaseOrdersOnly: boolean;
}

/** What the save will do, in one line. */
export function PreviewLine(props: Props) {
  const isBehind = props.of.is === "told" && props.of.isBehind;
  return (
    <p className={isBehind ? "preview behind" : "preview"} role="status">
      {wordsOf(props)}
    </p>
  );
}

function wordsOf({ of, ...hire }: Props): ReactNode {
  switch (of.is) {
    case "nothing":
      return "Nothing has changed, so there is nothing to save.";
    case "unfinished":
      return `Not finished yet. ${of.message}`;
    case "awaited":
      return "What the save will do shows here in a moment.";
    case "unknown":
      return "What the save would do cannot be told just now. It can be saved all the same.";
    case "told":
      return toldBy(of.preview, hire);
  }
}

function toldBy(preview: MilestonePreview, { worker, nextVersion, isPurchaseOrdersOnly }: Omit<Props, "of">): ReactNode {
  const { userErrors, requiresSignature, changes, editChanges } = preview;
  if (userErrors.length) {
    const others = userErrors.length - 1;
    return `It cannot be saved like this: ${userErrors[0]!.message}${others ? ` And ${others} more.` : ""}`;
  }
  if (!editChanges.length) {
    return isPurchaseOrdersOnly ? "No signature needed: only PO numbers change." : "Nothing of the terms changes: no signature needed.";
  }
  const what = (
    <>
      {countsOf(editChanges)}. {totalsOf(preview)}
    </>
  );
  if (nextVersion === null) return <>Nobody has to sign before it is offered: {what}</>;
  if (requiresSignature) {
    return (
      <>
        <strong>
          <bdi>{worker}</bdi> will have to sign version {nextVersion}:
        </strong>{" "}
        {what}
      </>
    );
  }
  return (
    <>
      {changes.length ? "No signature needed" : "All is as signed again, so no signature is needed"}: {what}
    </>
  );
}

/** "1 changed, 2 added". */
function countsOf(changes: MilestonePreview["editChanges"]): string {
  const kinds = { CHANGED: "changed", ADDED: "added", REMOVED: "removed" };
  const counts = Object.entries(kinds).map(([kind, word]) => [changes.filter((each) => each.kind === kind).length, word]);
  return counts.flatMap(([count, word]) => (count ? `${count} ${word}` : [])).join(", ");
}

function totalsOf({ totalBefore, totalAfter }: MilestonePreview): ReactNode {
  if (!totalBefore || !totalAfter) return "";
  const isSame = totalBefore.amount === totalAfter.amount;
  return (
    <>
      Total <Money of={totalBefore} />
      {isSame ? (
        ", as before"
      ) : (
        <>
          {" "}
          → <Money of={totalAfter} bare />
        </>
      )}
      .
    </>
  );
}
