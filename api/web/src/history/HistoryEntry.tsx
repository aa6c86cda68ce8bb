import { type FragmentType, graphql, unmask } from "../gql";
import { useLit } from "../live/Live";
import { Moment } from "../ui/Time";
import { Changes } from "./Changes";
import { sentence } from "./sentence";

const HISTORY_EVENT = graphql(`
  fragment HistoryEvent on HireEvent {
    id
    type
    occurredAt
    reason
    fromStatus
    toStatus
    actor {
      id
      name
      kind
    }
    hire {
      id
      currency
    }
    milestone {
      id
      name
    }
    contract {
      id
      version
    }
    paymentRequest {
      id
      number
      amount {
        amount
        currency
      }
    }
    message {
      id
      body
    }
    changes {
      field
      before
      after
    }
  }
`);

interface Props {
  of: readonly ({ id: string } & FragmentType<typeof HISTORY_EVENT>)[];
}

/** What one act did: when, and a sentence for each of its events. */
export function HistoryEntry({ of }: Props) {
  const events = unmask(HISTORY_EVENT, of);
  const { occurredAt, milestone, hire } = events[0]!;
  const reasons = events.map(({ reason }) => reason);
  return (
    <li className={`history-entry ${useLit(milestone?.id ?? hire.id)}`}>
      <p className="history-when">
        <Moment of={occurredAt} />
      </p>
      <div className="history-what">
        {of.map((event, index) => (
          <Event key={event.id} of={event} isReasonTold={reasons.indexOf(reasons[index]!) < index} />
        ))}
      </div>
    </li>
  );
}

interface EventProps {
  of: FragmentType<typeof HISTORY_EVENT>;
  /** An edit gives each of its events the same reason: it is read once. */
  isReasonTold: boolean;
}

/** A sentence, what changed field by field, and why. */
function Event({ of, isReasonTold }: EventProps) {
  const event = unmask(HISTORY_EVENT, of);
  const { type, reason, message, changes, hire } = event;
  const words = (isReasonTold ? null : reason) ?? message?.body;
  return (
    <>
      <p className={type === "MILESTONE_STATUS_CHANGED" ? "quiet" : undefined}>{sentence(event)}</p>
      <Changes of={changes} currency={hire.currency} />
      {words && (
        <blockquote className="said" dir="auto">
          {words}
        </blockquote>
      )}
    </>
  );
}
