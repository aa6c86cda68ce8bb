import { type Dispatch, useEffect, useRef } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import type { DraftAct, DraftRow } from "./draft";
import { EditRow } from "./EditRow";
import { FieldHeads } from "./MilestoneFields";
import type { Standings } from "./opened";
import type { RowErrors } from "./save";

interface Props {
  rows: readonly DraftRow[];
  standings?: Standings;
  errors: ReadonlyMap<string, RowErrors>;
  needsPurchaseOrder: boolean;
  act: Dispatch<DraftAct>;
}

/** All rows of a form. A new one gets the focus, and so does the one after a row that is gone; none moves by itself while somebody types. */
export function EditRows({ rows, standings, errors, needsPurchaseOrder, act }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  const before = useRef(rows);
  useEffect(() => {
    const gone = before.current.findIndex(({ key }) => !rows.some((row) => row.key === key));
    before.current = rows;
    if (isAdded.current) focusIn(list.current, rows.length - 1);
    else if (gone >= 0) focusIn(list.current, Math.min(gone, rows.length - 1));
    isAdded.current = false;
  }, [rows.length]);
  const add = () => {
    isAdded.current = true;
    act({ does: "add" });
  };
  return (
    <div className="edit-list">
      <div className="edit-rows" ref={list}>
        <FieldHeads needsPurchaseOrder={needsPurchaseOrder} />
        {rows.map((row) => (
          <EditRow
            key={row.key}
            row={row}
            standing={(row.milestone && standings?.of.get(row.milestone)) || null}
            errors={errors.get(row.key)}
            needsPurchaseOrder={needsPurchaseOrder}
            act={act}
          />
        ))}
      </div>
      <div className="acts">
        <Button onPress={add}>
          <Icon name="plus" /> Add a milestone
        </Button>
        {rows.length > 1 && (
          <Button look="quiet" onPress={() => act({ does: "order" })}>
            Order by due date
          </Button>
        )}
      </div>
    </div>
  );
}

function focusIn(list: HTMLElement | null, row: number): void {
  list?.querySelectorAll("fieldset")[row]?.querySelector<HTMLElement>("input, button")?.focus();
}
