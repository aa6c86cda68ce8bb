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

/** One entry of the trail: a sentence, what changed field by field, why, and when. */
export function HistoryEvent({ of }: { of: FragmentType<typeof HISTORY_EVENT> }) {
  const event = unmask(HISTORY_EVENT, of);
  const { occurredAt, reason, message, changes, hire, milestone } = event;
  return (
    <li className={`history-event ${useLit(milestone?.id ?? hire.id)}`}>
      <p className="history-when">
        <Moment of={occurredAt} />
      </p>
      <div className="history-what">
        <p>{sentence(event)}</p>
        <Changes of={changes} currency={hire.currency} />
        {(reason || message?.body) && (
          <blockquote className="said" dir="auto">
            {reason || message?.body}
          </blockquote>
        )}
      </div>
    </li>
  );
}
