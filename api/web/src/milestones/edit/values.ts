/** A milestone's fields as they are typed, and as the API takes them. */

import type { Refusal } from "../../client/userErrors";
import { AMOUNT_EXAMPLE, amountAsTyped, typedAmount } from "../../ui/amounts";

export const FIELDS = ["name", "dueDate", "purchaseOrderNumber", "amount"] as const;
export type FieldName = (typeof FIELDS)[number];
export type Values = Readonly<Record<FieldName, string>>;

export const FIELD_WORDS: Record<FieldName, string> = {
  name: "name",
  dueDate: "due date",
  purchaseOrderNumber: "PO number",
  amount: "amount",
};

export const BLANK: Values = { name: "", dueDate: "", purchaseOrderNumber: "", amount: "" };

interface Read {
  name: string;
  dueDate: string;
  purchaseOrderNumber?: string | null;
  amount: { amount: string };
}

export function valuesOf({ name, dueDate, purchaseOrderNumber, amount }: Read): Values {
  return { name, dueDate, purchaseOrderNumber: purchaseOrderNumber ?? "", amount: amountAsTyped(amount.amount) };
}

/** Whether two texts of a field say the same: "1250" and "1,250.00" do. */
export function isSame(field: FieldName, one: string, other: string): boolean {
  if (field !== "amount") return one.trim() === other.trim();
  const [first, second] = [typedAmount(one), typedAmount(other)];
  return first === null || second === null ? one.trim() === other.trim() : shortest(first) === shortest(second);
}

function shortest(amount: string): string {
  const whole = amount.replace(/^(-?)0+(?=\d)/, "$1");
  return whole.includes(".") ? whole.replace(/\.?0+$/, "") : whole;
}

/** All four as the input of the API has them. Only where `unreadable` finds nothing. */
export function milestoneInput({ name, dueDate, purchaseOrderNumber, amount }: Values) {
  return {
    name,
    dueDate,
    amount: typedAmount(amount) ?? "",
    purchaseOrderNumber: purchaseOrderNumber.trim() || null,
  };
}

/** What cannot even be sent: no date, or no number. Everything else the API judges. */
export function unreadable(values: Partial<Values>, path: readonly string[]): Refusal[] {
  const wrong: Refusal[] = [];
  if (values.dueDate === "") {
    wrong.push({ code: "REQUIRED", message: "Give a due date.", path: [...path, "dueDate"] });
  }
  if (values.amount !== undefined && typedAmount(values.amount) === null) {
    const message = values.amount.trim() ? `Write the amount as ${AMOUNT_EXAMPLE}.` : "Give an amount.";
    wrong.push({ code: "INVALID_AMOUNT", message, path: [...path, "amount"] });
  }
  return wrong;
}

/** What is empty and must not be: said along with what cannot be sent, since the API is not asked then. */
export function empty(values: Partial<Values>, path: readonly string[], needsPurchaseOrder: boolean): Refusal[] {
  const fields: FieldName[] = needsPurchaseOrder ? ["name", "purchaseOrderNumber"] : ["name"];
  return fields
    .filter((field) => values[field]?.trim() === "")
    .map((field) => ({ code: "REQUIRED", message: `Give a ${FIELD_WORDS[field]}.`, path: [...path, field] }));
}
