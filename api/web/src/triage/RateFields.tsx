import type { Dispatch } from "react";
import { at, type Refusal } from "../client/userErrors";
import type { Classification } from "../gql/graphql";
import type { DraftAct } from "../milestones/edit/draft";
import { DraftTotal } from "../milestones/edit/DraftTotal";
import { EditRows } from "../milestones/edit/EditRows";
import type { RowErrors } from "../milestones/edit/save";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { type NewHire, RATE_FIELDS } from "./newHire";
import { RATE_WORDS } from "./RateChoice";

interface Props {
  hire: NewHire;
  set: (part: Partial<NewHire>) => void;
  act: Dispatch<DraftAct>;
  errors: ReadonlyMap<string, RowErrors>;
  refusals: readonly Refusal[];
  needsPurchaseOrder: boolean;
  currency: string;
}

/** What belongs to the rate: milestones with their total, or one amount with how the person is engaged. */
export function RateFields(props: Props) {
  return props.hire.rate === "MILESTONES" ? <ByMilestones {...props} /> : <ByAmount {...props} rate={props.hire.rate} />;
}

function ByMilestones({ hire: { rows }, act, errors, refusals, needsPurchaseOrder, currency }: Props) {
  const wrong = at(refusals, "rate", "milestones") ?? at(refusals, "rate");
  return (
    <>
      <section className="new-milestones" aria-labelledby="milestones">
        <h2 id="milestones">Milestones</h2>
        {wrong && (
          <p className="error" role="alert">
            {wrong}
          </p>
        )}
        <EditRows {...{ rows, errors, needsPurchaseOrder, act }} />
        <DraftTotal rows={rows} currency={currency} />
      </section>
      <dl className="not-applicable">
        <dt>Classification</dt>
        <dd>Not applicable with a milestone rate</dd>
        <dt>Payroll</dt>
        <dd>Not applicable with a milestone rate</dd>
      </dl>
    </>
  );
}

function ByAmount({ hire, set, refusals, rate, currency }: Props & { rate: keyof typeof RATE_FIELDS }) {
  return (
    <div className="by-amount">
      <Field
        label={`${RATE_WORDS[rate]}, in ${currency}`}
        inputMode="decimal"
        value={hire.amount}
        error={at(refusals, "rate", RATE_FIELDS[rate]) ?? at(refusals, "rate")}
        aria-required
        onChange={(event) => set({ amount: event.target.value })}
      />
      <Select
        label="Classification"
        value={hire.classification}
        error={at(refusals, "classification")}
        onChange={(event) => set({ classification: event.target.value as Classification | "" })}
      >
        <option value="">Not said</option>
        <option value="INDEPENDENT">Independent</option>
        <option value="EMPLOYEE">Employee</option>
        <option value="UNKNOWN">Not yet known</option>
      </Select>
      <label className="check">
        <input type="checkbox" checked={hire.isPayroll} onChange={(event) => set({ isPayroll: event.target.checked })} /> Paid
        through payroll
      </label>
      {at(refusals, "payroll") && <p className="error">{at(refusals, "payroll")}</p>}
    </div>
  );
}
