import { useEffect, useMemo, useState } from "react";
import { useAct } from "../../client/useAct";
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
import { errorsByRow, type Save, saveOf } from "./save";
import { useDraft, useDraftKey } from "./useDraft";
import { usePreview } from "./usePreview";

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

interface Props {
  of: FragmentType<typeof EDIT_FORM>;
  cursor: string;
  reread: () => void;
  /** The number of the version that is to be signed now; null where none is. */
  onSaved: (version: number | null) => void;
  onClosed: () => void;
}

/** The milestones in fields, and what a save will do. What was typed is never changed by what others do. */
export function EditForm({ of, cursor, reread, onSaved, onClosed }: Props) {
  const hire = unmask(EDIT_FORM, of);
  const standings = useMemo(() => standingsOf(hire), [hire]);
  const key = useDraftKey(hire.id);
  const [draft, act, isDirty] = useDraft(key, standings, cursor);
  const save = useAct(EDIT);
  const now = useMemo(() => saveOf(hire.id, draft), [hire.id, draft]);
  const [pressed, press] = useState<Save | null>(null);
  const refusals = pressed?.wrong.length ? pressed.wrong : save.refusals;
  const errors = useMemo(() => errorsByRow(refusals, pressed?.rows ?? new Map()), [refusals, pressed]);
  const form = useFirstWrong<HTMLFormElement>(refusals);
  const needsPurchaseOrder = hire.company.settings.requirePurchaseOrderNumber;
  const isSettledDown = save.state.is !== "working" && save.state.is !== "done";
  const isBehind = isSettledDown && hire.version !== draft.version;
  const preview = usePreview(now);

  const isStale = refusals.some(({ code }) => code === "STALE_VERSION");
  useEffect(() => {
    if (isStale) reread();
  }, [isStale]);

  const close = () => {
    keep(key, null);
    onClosed();
  };
  const done = (payload: Awaited<ReturnType<typeof save.again>>) => {
    if (payload === null) return;
    keep(key, null);
    onSaved(hire.status === "DRAFT" ? null : (payload.contract?.version ?? null));
  };
  const onSave = async () => {
    press(now);
    if (isBehind) return form.current?.querySelector<HTMLElement>("#conflict")?.focus();
    if (now.input === null) return isDirty ? undefined : close();
    if (now.wrong.length) return save.reset();
    done(await save.press(now.input));
  };

  return (
    <form
      className="edit-form"
      ref={form}
      aria-label="Edit the milestones"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {isBehind && (
        <Conflict
          key={hire.version}
          hire={hire.id}
          after={draft.cursor}
          meanwhile={meanwhileOf(draft, standings)}
          onSettled={(picks) => {
            save.reset();
            press(null);
            act({ does: "replace", draft: settled(draft, standings, cursor, picks) });
          }}
        />
      )}
      <EditRows rows={draft.rows} {...{ standings, errors, needsPurchaseOrder, act }} />
      <TextArea
        label="Note for the contractor (optional)"
        rows={2}
        value={draft.note}
        onChange={(event) => act({ does: "note", value: event.target.value })}
        error={refusals.find(({ path }) => path[0] === "note")?.message}
      />
      <div className="edit-foot">
        <DraftTotal rows={draft.rows} currency={hire.currency} />
        {isBehind ? (
          <p className="preview">Decide above what becomes of the other changes; then it can be saved.</p>
        ) : (
          <PreviewLine
            of={preview}
            worker={hire.worker.name}
            nextVersion={hire.status === "DRAFT" ? null : hire.contracts.edges[0]!.node.version + 1}
            isPurchaseOrdersOnly={now.isPurchaseOrdersOnly}
          />
        )}
        <ActOutcome
          of={{ ...save, again: async () => done(await save.again()) }}
          shown={["expectedVersion", "note", ...shownPaths(pressed)]}
        />
        <div className="acts">
          <Button look="primary" type="submit" isWorking={save.isWorking}>
            Save
          </Button>
          <Discard isDirty={isDirty} onDiscard={close} />
        </div>
      </div>
    </form>
  );
}

/** The paths whose rows are there to show them. */
function shownPaths(pressed: Save | null): string[] {
  return [...(pressed?.rows.keys() ?? [])].flatMap((path) => [path, `${path}.*`]);
}
