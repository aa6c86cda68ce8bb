import { type Dispatch, memo, useCallback } from "react";
import { useLit } from "../../live/Live";
import { groupedAmount } from "../../ui/amounts";
import { Button } from "../../ui/Button";
import { MilestoneStatusIcon } from "../../ui/Status";
import { Day } from "../../ui/Time";
import { type DraftAct, type DraftRow, isTouched, nameOf } from "./draft";
import { MilestoneFields } from "./MilestoneFields";
import type { Standing } from "./opened";
import type { RowErrors } from "./save";
import { type FieldName, FIELDS, type Values } from "./values";

interface Props {
  row: DraftRow;
  /** Where it stands now; null for a new one. */
  standing: Standing | null;
  errors: RowErrors | undefined;
  needsPurchaseOrder: boolean;
  act: Dispatch<DraftAct>;
}

/** One milestone of the form: fields; text where it is locked or goes. */
export const EditRow = memo(function EditRow({ row, standing, errors, needsPurchaseOrder, act }: Props) {
  const { key, values, isRemoved, isLocked } = row;
  const name = nameOf(row);
  const onType = useCallback((field: FieldName, value: string) => act({ does: "type", key, field, value }), [act, key]);
  const isText = isLocked || isRemoved;
  const looks = ["edit-row", isText && "text", isLocked && "locked", isRemoved && "leaving", useLit(key)];
  return (
    <fieldset className={looks.filter(Boolean).join(" ")}>
      <legend className="unseen">{name}</legend>
      {isText ? (
        <Text values={values} isRemoved={isRemoved} standing={standing} />
      ) : (
        <MilestoneFields {...{ values, needsPurchaseOrder, onType }} errors={errors && stillTrue(errors, values)} />
      )}
      {!isLocked && <RowActs row={row} name={name} act={act} />}
      {standing?.lock && !isText && <p className="edit-told quiet">Locked: {standing.lock}</p>}
      {isRemoved && errors && <p className="edit-told error">{Object.values(errors.of).join(" ")}</p>}
    </fieldset>
  );
});

function RowActs({ row, name, act }: { row: DraftRow; name: string; act: Dispatch<DraftAct> }) {
  const { key, isRemoved, base } = row;
  const does = isRemoved ? "restore" : "remove";
  return (
    <div className="edit-acts">
      {base && !isRemoved && isTouched(row) && (
        <Button look="quiet" aria-label={`Undo the changes of ${name}`} onPress={() => act({ does: "undo", key })}>
          Undo
        </Button>
      )}
      <Button look="quiet" aria-label={`${isRemoved ? "Restore" : "Remove"} ${name}`} onPress={() => act({ does, key })}>
        {isRemoved ? "Restore" : "Remove"}
      </Button>
    </div>
  );
}

interface TextProps {
  values: Values;
  isRemoved: boolean;
  standing: Standing | null;
}

function Text({ values, isRemoved, standing }: TextProps) {
  const Told = isRemoved ? "s" : "span";
  return FIELDS.map((field) => (
    <div key={field} className={`milestone-field ${field}`}>
      {field === "name" && standing && <MilestoneStatusIcon status={standing.status} />}
      <Told dir="auto">{field === "dueDate" ? <Day of={values.dueDate} /> : read(field, values)}</Told>
      {field === "name" && standing?.lock && <small>Locked: {standing.lock}</small>}
    </div>
  ));
}

function read(field: FieldName, values: Values): string {
  return field === "amount" ? groupedAmount(values.amount) : values[field];
}

/** What was wrong with a value is no longer said once another one stands there. */
function stillTrue({ of, values: then }: RowErrors, now: Values): Partial<Record<string, string>> {
  const still = FIELDS.filter((field) => then[field] === now[field] && of[field]);
  return Object.fromEntries(still.map((field) => [field, of[field]]));
}
