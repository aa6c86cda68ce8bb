import type { ReactNode } from "react";
import { Money } from "../ui/Money";
import { Day } from "../ui/Time";

interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** What fields are called by people; the API may have more. */
const NAMES: Record<string, string> = {
  additionalTerms: "Additional terms",
  amount: "Amount",
  company: "Company",
  description: "Description",
  dueDate: "Due",
  endDate: "Until",
  externalId: "External number",
  name: "Name",
  paidOn: "Paid on",
  paymentReference: "Reference",
  purchaseOrderNumber: "PO number",
  rate: "Rate",
  startDate: "From",
  title: "Title",
  worker: "Contractor",
};
const SUMS = ["amount", "rate"];
const DAYS = ["dueDate", "startDate", "endDate", "paidOn"];

/** Each field that changed: from what to what. */
export function Changes({ of, currency }: { of: readonly Change[]; currency: string }) {
  if (!of.length) return null;
  return (
    <dl className="changes">
      {of.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{NAMES[field] ?? field}</dt>
          <dd>
            {before !== null && (
              <>
                <span className="unseen">from </span>
                <del dir="auto">{shown(field, before, currency)}</del>{" "}
                <span aria-hidden="true">→</span> <span className="unseen">to </span>
              </>
            )}
            {after === null ? (
              <span className="quiet">nothing</span>
            ) : (
              <ins dir="auto">{shown(field, after, currency)}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(field: string, value: string, currency: string): ReactNode {
  if (SUMS.includes(field)) return <Money of={{ amount: value, currency }} />;
  if (DAYS.includes(field)) return <Day of={value} />;
  return value;
}
