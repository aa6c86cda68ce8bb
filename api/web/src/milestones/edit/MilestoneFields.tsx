import { memo } from "react";
import { Field } from "../../ui/Field";
import { type FieldName, FIELDS, type Values } from "./values";

interface Props {
  values: Values;
  errors?: Partial<Record<string, string>> | undefined;
  needsPurchaseOrder: boolean;
  onType: (field: FieldName, value: string) => void;
}

const LABELS: Record<FieldName, string> = {
  name: "Milestone",
  dueDate: "Due",
  purchaseOrderNumber: "PO number",
  amount: "Amount",
};

const KINDS: Record<FieldName, object> = {
  name: { dir: "auto" },
  dueDate: { type: "date" },
  purchaseOrderNumber: { dir: "auto" },
  amount: { inputMode: "decimal" },
};

/** The four fields of a milestone, side by side where there is room; the heads of the columns name them then. */
export const MilestoneFields = memo(function MilestoneFields({ values, errors, needsPurchaseOrder, onType }: Props) {
  return FIELDS.map((field) => (
    <div key={field} className={`milestone-field ${field}`}>
      <Field
        label={LABELS[field]}
        value={values[field]}
        error={errors?.[field]}
        autoComplete="off"
        aria-required={field !== "purchaseOrderNumber" || needsPurchaseOrder}
        onChange={(event) => onType(field, event.target.value)}
        {...KINDS[field]}
      />
    </div>
  ));
});

/** The heads of the columns, for the eye: each field has its own label. */
export function FieldHeads({ needsPurchaseOrder }: { needsPurchaseOrder: boolean }) {
  return (
    <div className="edit-row edit-heads" aria-hidden="true">
      {FIELDS.map((field) => (
        <span key={field} className={`milestone-field ${field}`}>
          {LABELS[field]}
          {field === "purchaseOrderNumber" && !needsPurchaseOrder && " (optional)"}
        </span>
      ))}
    </div>
  );
}
