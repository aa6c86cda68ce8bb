import type { ReactNode } from "react";
import type { HireEventType, HistoryEventFragment, MilestoneStatus } from "../gql/graphql";
import { Money } from "../ui/Money";

type Event = HistoryEventFragment;

/** What happened, in a sentence. A type that came after this page is told as such. */
export function sentence(event: Event): ReactNode {
  return SENTENCES[event.type]?.(event) ?? <>{who(event)} did something that this page does not know yet.</>;
}

const SENTENCES: Record<HireEventType, (event: Event) => ReactNode> = {
  CHAIN_SEALED: () => "The history was sealed as it stood: nobody did anything.",
  CONTRACT_DECLINED: (event) => by(event, <>declined {version(event)}.</>),
  CONTRACT_ISSUED: (event) => by(event, <>sent {version(event)} to be signed.</>),
  CONTRACT_SIGNED: (event) => by(event, <>signed {version(event)}.</>),
  CONTRACT_WITHDRAWN: (event) => by(event, <>took back {version(event)}.</>),
  HIRE_ACTIVATED: () => "The hire began.",
  HIRE_CANCELLED: (event) => by(event, "cancelled the hire."),
  HIRE_CREATED: (event) => by(event, "drafted the hire."),
  HIRE_DECLINED: (event) => by(event, "declined the hire."),
  HIRE_EDITED: (event) => by(event, <>changed {event.paymentRequest ? request(event) : "the hire"}.</>),
  HIRE_ENDED: (event) => by(event, "ended the hire."),
  HIRE_OFFERED: (event) => by(event, "offered the hire."),
  HIRE_TERMINATED: (event) => by(event, "ended the hire early."),
  MESSAGE_POSTED: (event) => by(event, "wrote a message."),
  MILESTONE_ADDED: (event) => by(event, <>added {milestone(event)}.</>),
  MILESTONE_DUE_SOON: (event) => reminder(<>{milestone(event)} is due soon.</>),
  MILESTONE_EDITED: (event) => by(event, <>changed {milestone(event)}.</>),
  MILESTONE_OVERDUE: (event) => reminder(<>{milestone(event)} is overdue.</>),
  MILESTONE_REMOVED: (event) => by(event, <>removed {milestone(event)}.</>),
  MILESTONE_STATUS_CHANGED: (event) => (
    <>
      {milestone(event)} went from “{word(event.fromStatus)}” to “{word(event.toStatus)}”.
    </>
  ),
  PAYMENT_RECORDED: (event) => by(event, <>noted that {milestone(event)} was paid.</>),
  PAYMENT_REQUEST_APPROVED: (event) => by(event, <>approved {request(event)}.</>),
  PAYMENT_REQUEST_CANCELLED: (event) => by(event, <>took back {request(event)}.</>),
  PAYMENT_REQUEST_REJECTED: (event) => by(event, <>rejected {request(event)}.</>),
  PAYMENT_REQUEST_SUBMITTED: (event) => by(event, <>sent {request(event)}.</>),
  PAYMENT_REQUEST_WAITING: (event) => reminder(<>nobody has decided {request(event)} yet.</>),
  PAYMENT_VOIDED: (event) => by(event, <>noted that {milestone(event)} was not paid after all.</>),
  PERSON_ERASED: () => "Somebody's name and words were erased, as they asked for.",
  SIGNATURE_WAITING: (event) => reminder(<>{version(event)} is not signed yet.</>),
};

const WORDS: Record<MilestoneStatus, string> = {
  IN_PROGRESS: "In progress",
  PENDING_APPROVAL: "Payment requested",
  COMPLETED: "Completed",
};

function by(event: Event, did: ReactNode): ReactNode {
  return (
    <>
      {who(event)} {did}
    </>
  );
}

/** A program is told from a person; what nobody did, the system did. */
function who({ actor }: Event): ReactNode {
  if (!actor) return "The system";
  return (
    <>
      {actor.kind === "SERVICE_ACCOUNT" && "The program "}
      <b>
        <bdi>{actor.name}</bdi>
      </b>
    </>
  );
}

function reminder(says: ReactNode): ReactNode {
  return <>Reminder: {says}</>;
}

function milestone({ milestone }: Event): ReactNode {
  return milestone ? <bdi>{milestone.name}</bdi> : "a milestone";
}

function version({ contract }: Event): ReactNode {
  return contract ? `version ${contract.version}` : "a version";
}

function request(event: Event): ReactNode {
  const { paymentRequest } = event;
  if (!paymentRequest) return "a payment request";
  return (
    <>
      request {paymentRequest.number} for {milestone(event)}, <Money of={paymentRequest.amount} />
    </>
  );
}

function word(status: MilestoneStatus | null): string {
  return status ? WORDS[status] : "?";
}
