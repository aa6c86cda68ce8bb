import { useEffect, useRef, useState } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { LiveNews } from "../live/Live";
import { inPath, Link } from "../router/router";
import { useKey } from "../shell/keys";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { EditForm } from "./edit/EditForm";
import { hasDraft, useDraftKey } from "./edit/useDraft";
import { MilestoneList } from "./MilestoneList";
import { Versions } from "./Versions";
import { WithdrawRevision } from "./WithdrawRevision";
import "./edit/edit.css";

const MANAGED = graphql(`
  fragment ManagedHire on Hire {
    id
    number
    title
    version
    rate {
      type
    }
    worker {
      id
      name
    }
    viewerCanEditMilestones {
      allowed
      reasons {
        code
        message
      }
    }
    ...Versions
    ...WithdrawRevision
    ...MilestoneList
    ...EditForm
  }
`);

interface Props {
  of: FragmentType<typeof MANAGED>;
  cursor: string;
  reread: () => void;
}

type Saved = { version: number | null } | null;

/** The list to be read; `Edit` turns it into fields in place. */
export function Managed({ of, cursor, reread }: Props) {
  const hire = unmask(MANAGED, of);
  const { allowed, reasons } = hire.viewerCanEditMilestones;
  const key = useDraftKey(hire.id);
  const [isResumed, resume] = useState(() => hasDraft(key));
  const [isEditing, edit] = useState(isResumed);
  const [saved, tell] = useState<Saved>(null);
  const open = () => {
    tell(null);
    edit(true);
  };
  const close = () => {
    resume(false);
    edit(false);
  };
  useKey("e", "Edit the milestones", () => allowed && !isEditing && open());
  return (
    <>
      <div className="managed-head">
        <Link to={`hires/${inPath(hire.id)}`} className="back">
          <span aria-hidden="true">‹</span> Back to the hire
        </Link>
        <div className="page-head">
          <h1>
            <bdi>{hire.title}</bdi> <span className="quiet">· {hire.number}</span>
          </h1>
          <p className="managed-worker">
            <bdi>{hire.worker.name}</bdi>
          </p>
        </div>
        <Versions of={hire} />
        <LiveNews />
        <div className="acts">
          {!isEditing && allowed && (
            <Button look="primary" onPress={open}>
              Edit
            </Button>
          )}
          {!isEditing && <WithdrawRevision of={hire} />}
        </div>
        {!allowed && reasons.map(({ message }) => <p key={message}>{message}</p>)}
        {isEditing && isResumed && <p className="resumed">What you had typed and not saved is back.</p>}
        {saved && <SavedLine version={saved.version} worker={hire.worker.name} />}
      </div>
      {isEditing ? (
        <EditForm
          of={hire}
          cursor={cursor}
          reread={reread}
          onClosed={close}
          onSaved={(version) => {
            close();
            tell({ version });
          }}
        />
      ) : hire.rate.type === "MILESTONES" ? (
        <MilestoneList of={hire} />
      ) : (
        <Empty title="This hire is not paid by milestones." />
      )}
    </>
  );
}

function SavedLine({ version, worker }: { version: number | null; worker: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p className="saved" ref={line} tabIndex={-1} role="status">
      Saved.{" "}
      {version === null ? (
        "No signature is needed."
      ) : (
        <>
          <bdi>{worker}</bdi> will have to sign version {version}.
        </>
      )}
    </p>
  );
}
