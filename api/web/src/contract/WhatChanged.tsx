import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import type { ChangeKind, WhatChangedFragment } from "../gql/graphql";
import { Changes } from "../history/Changes";
import { Money } from "../ui/Money";
import { Day } from "../ui/Time";

const CHANGED = graphql(`
  fragment WhatChanged on Contract {
    id
    version
    totalAmount {
      amount
      currency
    }
    fieldChanges {
      field
      before
      after
    }
    changes {
      kind
      milestone
      before {
        name
        dueDate
        amount {
          amount
          currency
        }
      }
      after {
        name
        dueDate
        amount {
          amount
          currency
        }
      }
    }
    hire {
      id
      currency
      activeContract {
        id
        version
        totalAmount {
          amount
          currency
        }
      }
    }
  }
`);

type Change = WhatChangedFragment["changes"][number];
type Terms = NonNullable<Change["after"]>;

const KINDS: Record<ChangeKind, string> = { ADDED: "Added", REMOVED: "Removed", CHANGED: "Changed" };

/** What this version would change of the one in force, the milestones first; nothing where none was in force. */
export function WhatChanged({ of }: { of: FragmentType<typeof CHANGED> }) {
  const { id, changes, fieldChanges, totalAmount: total, hire } = unmask(CHANGED, of);
  const inForce = hire.activeContract;
  if (!changes.length && !fieldChanges.length) return null;
  const isNext = inForce !== null && inForce !== undefined && inForce.id !== id;
  return (
    <section aria-labelledby="what-changed">
      <h2 id="what-changed">{isNext ? `What changes from version ${inForce.version}` : "What it changed"}</h2>
      <ul className="changed">
        {changes.map((change) => (
          <li key={change.milestone}>
            <ChangedMilestone of={change} />
          </li>
        ))}
        {fieldChanges.length > 0 && (
          <li>
            <Changes of={plain(fieldChanges)} currency={hire.currency} />
          </li>
        )}
      </ul>
      {isNext && total && inForce.totalAmount && (
        <p className="changed-total">
          <span>Total</span>
          {inForce.totalAmount.amount === total.amount ? (
            <span>
              stays <Money of={total} />
            </span>
          ) : (
            <FromTo before={<Money of={inForce.totalAmount} />} after={<Money of={total} />} />
          )}
        </p>
      )}
    </section>
  );
}

function ChangedMilestone({ of: { kind, before, after } }: { of: Change }) {
  // By the name that the reader knows it by.
  const named = before ?? after!;
  return (
    <>
      <p className="changed-head">
        <span className="change-kind">{KINDS[kind]}</span> <strong dir="auto">{named.name}</strong>
      </p>
      {before && after ? (
        <Changes of={differing(before, after)} currency={after.amount.currency} />
      ) : (
        <p className="quiet">
          due <Day of={named.dueDate} /> · <Money of={named.amount} />
        </p>
      )}
    </>
  );
}

function differing(before: Terms, after: Terms) {
  return [
    { field: "name", before: before.name, after: after.name },
    { field: "dueDate", before: before.dueDate, after: after.dueDate },
    { field: "amount", before: before.amount.amount, after: after.amount.amount },
  ].filter((each) => each.before !== each.after);
}

function plain(changes: WhatChangedFragment["fieldChanges"]) {
  return changes.map(({ field, before = null, after = null }) => ({ field, before, after }));
}

function FromTo({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <span>
      <span className="unseen">from </span>
      <del>{before}</del> <span aria-hidden="true">→</span> <span className="unseen">to </span>
      <ins>{after}</ins>
    </span>
  );
}
