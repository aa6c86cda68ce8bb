import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import type { MilestoneStandingFragment } from "../gql/graphql";
import { Link } from "../router/router";
import { Money } from "../ui/Money";
import { MilestoneStatusWord } from "../ui/Status";
import { Day, daysBetween, MomentDay, useToday } from "../ui/Time";

const MILESTONE_STANDING = graphql(`
  fragment MilestoneStanding on Milestone {
    id
    name
    dueDate
    status
    isOverdue
    isAwaitingSignature
    isBeingRemoved
    amount {
      amount
      currency
    }
    signedTerms {
      milestone
      name
      dueDate
      amount {
        amount
        currency
      }
    }
    paymentRequest {
      id
      submittedAt
      decidedAt
      viewerCanApprove {
        allowed
      }
    }
    viewerCanEdit {
      allowed
      reasons {
        code
        message
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof MILESTONE_STANDING>;
  isAmended: boolean;
}

/** Where a milestone stands, in words: its status and since when, why it is locked, what of it is to be signed. */
export function MilestoneStanding({ of, isAmended }: Props) {
  const milestone = unmask(MILESTONE_STANDING, of);
  const { status, isOverdue, isBeingRemoved, paymentRequest, viewerCanEdit } = milestone;
  const isLate = isOverdue && status === "IN_PROGRESS" && !isBeingRemoved;
  const since = paymentRequest && (paymentRequest.decidedAt ?? paymentRequest.submittedAt);
  const lock = viewerCanEdit.reasons.find(({ code }) => code === "MILESTONE_LOCKED");
  const pending = isAmended ? pendingWords(milestone) : [];
  return (
    <>
      {isLate && <Overdue dueDate={milestone.dueDate} />}
      {!isLate && !pending.length && (
        <span>
          <MilestoneStatusWord status={status} /> {since && <MomentDay of={since} />}
        </span>
      )}
      {pending.length > 0 && <span className="milestone-pending">{joined(pending)}</span>}
      {paymentRequest?.viewerCanApprove.allowed && (
        <Link to="requests" className="milestone-review" aria-label={`Review the request for ${milestone.name}`}>
          Review <span aria-hidden="true">›</span>
        </Link>
      )}
      {lock && <small className="milestone-lock">Locked: {lock.message}</small>}
    </>
  );
}

/** The API says that it is overdue; how long, the reader's calendar says, which may be behind by some hours. */
function Overdue({ dueDate }: { dueDate: string }) {
  const days = Math.max(1, daysBetween(dueDate, useToday()));
  return (
    <span className="overdue">
      {days === 1 ? "1 day overdue" : `${days} days overdue`}
    </span>
  );
}

/** What is to be signed: what each differing term was, or that all of it is new. */
function pendingWords({ isBeingRemoved, isAwaitingSignature, signedTerms, ...latest }: MilestoneStandingFragment) {
  if (isBeingRemoved) return ["Removal to be signed"];
  if (!isAwaitingSignature) return [];
  if (!signedTerms) return ["New", "to be signed"];
  const words: ReactNode[] = [];
  const { name, dueDate, amount } = signedTerms;
  if (name !== latest.name) {
    words.push(
      <span key="name">
        was “<bdi>{name}</bdi>”
      </span>,
    );
  }
  if (dueDate !== latest.dueDate) {
    words.push(
      <span key="due">
        was due <Day of={dueDate} />
      </span>,
    );
  }
  if (amount.amount !== latest.amount.amount) {
    words.push(
      <span key="amount">
        was <Money of={amount} bare />
      </span>,
    );
  }
  return [...words, "to be signed"];
}

function joined(words: readonly ReactNode[]): ReactNode {
  return words.map((word, index) => (index ? [" · ", word] : word));
}
