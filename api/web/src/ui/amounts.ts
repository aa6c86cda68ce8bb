/** Amounts as the reader's language writes them, in fields. */

import { numberFormat } from "./formats";

const parts = new Intl.NumberFormat(undefined, { useGrouping: true }).formatToParts(1234567.8);
const POINT = parts.find(({ type }) => type === "decimal")?.value ?? ".";
const GROUP = parts.find(({ type }) => type === "group")?.value ?? "";

// A comma that were a group to one and a decimal point to another would make an amount ten times larger: groups
// are taken only where they stand as groups do.
const WRITTEN = new RegExp(
  `^-?(\\d+|\\d{1,3}([${GROUP === "" || /\s/.test(GROUP) ? "\\s" : `\\${GROUP}\\s`}]\\d{3})+)(\\${POINT}\\d+)?$`,
);

/** "1,250.50" as "1250.50"; null where it cannot be read as an amount. */
export function typedAmount(text: string): string | null {
  const typed = text.trim();
  if (!WRITTEN.test(typed)) return null;
  const [whole = "", decimals] = typed.split(POINT);
  const digits = whole.replace(/[^\d-]/g, "");
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/** "1250.50" as somebody would type it. */
export function amountAsTyped(amount: string): string {
  return amount.replace(".", POINT);
}

/** "1250.50" or "1250,50" as it is read: "1,250.50"; what cannot be read stays as it was typed. */
export function groupedAmount(text: string): string {
  const amount = typedAmount(text);
  if (amount === null) return text;
  const digits = amount.split(".")[1]?.length ?? 0;
  const format = numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(amount as `${number}`);
}

/** How an amount is to be written, for whoever wrote it otherwise. */
export const AMOUNT_EXAMPLE = `1250${POINT}50`;
