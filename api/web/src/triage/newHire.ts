/** A hire that is being written, and the input that it becomes. */

import type { Refusal } from "../client/userErrors";
import type { Classification, CreateDirectHireInput, RateInput, RateType } from "../gql/graphql";
import { type DraftRow, newRow } from "../milestones/edit/draft";
import { empty, milestoneInput, unreadable } from "../milestones/edit/values";
import { AMOUNT_EXAMPLE, typedAmount } from "../ui/amounts";

export interface NewHire {
  worker: string;
  title: string;
  description: string;
  startDate: string;
  endDate: string;
  rate: RateType;
  amount: string;
  rows: readonly DraftRow[];
  classification: Classification | "";
  isPayroll: boolean;
}

export function blankHire(rate: RateType): NewHire {
  return {
    worker: "",
    title: "",
    description: "",
    startDate: "",
    endDate: "",
    rate,
    amount: "",
    rows: [newRow()],
    classification: "",
    isPayroll: false,
  };
}

/** The field of `RateInput` for each rate but milestones. */
export const RATE_FIELDS = {
  HOURLY: "hourly",
  DAILY: "daily",
  WEEKLY: "weekly",
  MONTHLY: "monthly",
  FIXED: "fixed",
} as const;

export function inputOf(company: string, hire: NewHire): CreateDirectHireInput {
  const { worker, title, description, startDate, endDate, classification, isPayroll } = hire;
  const isByMilestones = hire.rate === "MILESTONES";
  return {
    company,
    worker,
    title,
    description: description.trim() || null,
    startDate: startDate || null,
    endDate: endDate || null,
    rate: rateOf(hire),
    ...(!isByMilestones && { classification: classification || null, payroll: isPayroll }),
  };
}

function rateOf({ rate, rows, amount }: NewHire): RateInput {
  if (rate === "MILESTONES") return { milestones: rows.map(({ values }) => milestoneInput(values)) };
  // Exactly one field, which TypeScript does not see in a computed name.
  return { [RATE_FIELDS[rate]]: typedAmount(amount) ?? "" } as unknown as RateInput;
}

/** What cannot even be sent, and what is empty beside it. Everything else the API judges. */
export function unsendable(hire: NewHire, needsPurchaseOrder: boolean): Refusal[] {
  const rows = hire.rate === "MILESTONES" ? hire.rows : [];
  const typed = rows.map(({ values }, index) => ({ values, path: ["rate", "milestones", String(index)] }));
  const wrong = typed.flatMap(({ values, path }) => unreadable(values, path));
  if (!hire.worker) wrong.push({ code: "REQUIRED", message: "Choose whom to hire.", path: ["worker"] });
  if (hire.rate !== "MILESTONES" && typedAmount(hire.amount) === null) {
    const message = hire.amount.trim() ? `Write the amount as ${AMOUNT_EXAMPLE}.` : "Give an amount.";
    wrong.push({ code: "INVALID_AMOUNT", message, path: ["rate", RATE_FIELDS[hire.rate]] });
  }
  if (!wrong.length) return wrong;
  if (!hire.title.trim()) wrong.push({ code: "REQUIRED", message: "Give a title.", path: ["title"] });
  return [...wrong, ...typed.flatMap(({ values, path }) => empty(values, path, needsPurchaseOrder))];
}

/** The rows that the paths of refusals mean. */
export function rowsByPath({ rows }: NewHire): ReadonlyMap<string, DraftRow> {
  return new Map(rows.map((row, index) => [`rate.milestones.${index}`, row]));
}
