import { useEffect, useRef, useState } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { LiveNews } from "../live/Live";
import { inPath } from "../router/router";
import { useKey } from "../shell/keys";
import { Back } from "../ui/Back";
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
    latestContract {
      id
      version
      status
    }
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
  const [isLeft, leave] = useState(false);
  const [saved, tell] = useState<Saved>(null);
  const open = () => {
    tell(null);
    edit(true);
  };
  const { version: latest, status } = hire.latestContract;
  const isOpen = status === "PENDING_SIGNATURE" && saved?.version === latest;
  const isStillTrue = saved !== null && (saved.version === null || isOpen);
  const close = () => {
    leave(false);
    resume(false);
    edit(false);
  };
  useKey("e", "Edit the milestones", () => allowed && !isEditing && open());
  return (
    <>
      <div className="page-top">
        <Back to={`hires/${inPath(hire.id)}`}>Back to the hire</Back>
        <div className="page-head">
          <h1>
            <bdi>{hire.title}</bdi> <span className="quiet">· {hire.number}</span>
          </h1>
          <p className="managed-worker">
            <bdi>{hire.worker.name}</bdi>
          </p>
        </div>
        <div className="page-head managed-acts">
          <Versions of={hire} />
          <LiveNews />
          {!isEditing && (
            <div className="acts">
              <WithdrawRevision of={hire} />
              {allowed && (
                <Button look="primary" onPress={open} autoFocus={isLeft}>
                  Edit
                </Button>
              )}
            </div>
          )}
        </div>
        {!allowed && reasons.map(({ message }) => <p key={message}>{message}</p>)}
        {isEditing && isResumed && <p className="resumed">What you had typed and not saved is back.</p>}
        {isStillTrue && <SavedLine version={saved.version} worker={hire.worker.name} />}
      </div>
      {isEditing ? (
        <EditForm
          of={hire}
          cursor={cursor}
          reread={reread}
          isResumed={isResumed}
          onClosed={() => {
            close();
            leave(true);
          }}
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
