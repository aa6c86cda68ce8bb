import { type FormEvent, useEffect, useMemo } from "react";
import { at } from "../../client/userErrors";
import { type FragmentType, graphql, unmask } from "../../gql";
import { keep } from "../../kept";
import { ActOutcome } from "../../ui/ActOutcome";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { useFirstWrong } from "../../ui/useFirstWrong";
import { Conflict } from "./Conflict";
import { Discard } from "./Discard";
import { DraftTotal } from "./DraftTotal";
import { EditRows } from "./EditRows";
import { meanwhileOf, settled } from "./meanwhile";
import { standingsOf } from "./opened";
import { PreviewLine } from "./PreviewLine";
import { saveOf } from "./save";
import { useDraft, useDraftKey } from "./useDraft";
import { useIsBehind } from "./useIsBehind";
import { usePreview } from "./usePreview";
import { type SavedEdit, useSave } from "./useSave";

const EDIT_FORM = graphql(`
  fragment EditForm on Hire {
    id
    status
    version
    currency
    worker {
      id
      name
    }
    company {
      id
      settings {
        requirePurchaseOrderNumber
      }
    }
    contracts(first: 1) {
      edges {
        node {
          id
          version
        }
      }
    }
    ...EditableMilestones
  }
`);

interface Props {
  of: FragmentType<typeof EDIT_FORM>;
  cursor: string;
  reread: () => void;
  /** What was typed before a reload: the focus is left where it is. */
  isResumed: boolean;
  /** The number of the version that is to be signed now; null where none is. */
  onSaved: (version: number | null) => void;
  onClosed: () => void;
}

/** The milestones in fields, and what a save will do. What was typed is never changed by what others do. */
export function EditForm({ of, cursor, reread, isResumed, onSaved, onClosed }: Props) {
  const hire = unmask(EDIT_FORM, of);
  const isDraft = hire.status === "DRAFT";
  const standings = useMemo(() => standingsOf(hire), [hire]);
  const key = useDraftKey(hire.id);
  const [draft, act, isDirty] = useDraft(key, standings, cursor);
  const needsPurchaseOrder = hire.company.settings.requirePurchaseOrderNumber;
  const now = useMemo(() => saveOf(hire.id, draft, needsPurchaseOrder), [hire.id, draft, needsPurchaseOrder]);
  const preview = usePreview(now);
  const save = useSave();
  const form = useFirstWrong<HTMLFormElement>(save.refusals);
  useEffect(() => {
    if (!isResumed) form.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, []);
  const isBehind = useIsBehind(save, hire.version, draft.version, reread);

  const close = () => {
    keep(key, null);
    onClosed();
  };
  const done = (payload: SavedEdit | null) => {
    if (payload === null) return;
    keep(key, null);
    onSaved(isDraft ? null : (payload.contract?.version ?? null));
  };
  const onSave = async (event: FormEvent) => {
    event.preventDefault();
    if (isBehind) document.getElementById("conflict")?.focus();
    else if (isDirty) done(await save.press(now));
    else close();
  };

  return (
    <form className="edit-form" ref={form} aria-label="Edit the milestones" onSubmit={(event) => void onSave(event)}>
      <EditRows
        {...{ standings, act, needsPurchaseOrder }}
        rows={draft.rows}
        errors={save.errors}
      />
      <TextArea
        label="Note for the contractor (optional)"
        rows={2}
        dir="auto"
        value={draft.note}
        onChange={(event) => act({ does: "note", value: event.target.value })}
        error={at(save.refusals, "note")}
      />
      {isBehind && (
        <Conflict
          key={hire.version}
          hire={hire.id}
          after={draft.cursor}
          meanwhile={meanwhileOf(draft, standings)}
          onSettled={(picks) => {
            save.reset();
            act({ does: "replace", draft: settled(draft, standings, cursor, picks) });
          }}
        />
      )}
      <div className="edit-foot">
        <DraftTotal rows={draft.rows} currency={hire.currency} />
        {isBehind ? (
          <p className="preview" role="status">
            Somebody else saved meanwhile. Decide above what becomes of that; then yours can be saved.
          </p>
        ) : (
          <PreviewLine
            of={preview}
            worker={hire.worker.name}
            nextVersion={isDraft ? null : hire.contracts.edges[0]!.node.version + 1}
            isPurchaseOrdersOnly={now.isPurchaseOrdersOnly}
          />
        )}
        <ActOutcome of={{ ...save.act, again: async () => done(await save.act.again()) }} shown={save.shown} />
        <div className="acts">
          <Button look="primary" type="submit" isWorking={save.act.isWorking}>
            Save
          </Button>
          <Discard isDirty={isDirty} onDiscard={close}>
            The milestones stay as they are. What you typed here is gone then.
          </Discard>
        </div>
      </div>
    </form>
  );
}
