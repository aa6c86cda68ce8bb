/** Amounts as the reader's language writes them, in fields: with its digits, its decimal point and its groups. */

import { numberFormat } from "./formats";

const DIGITS = [...formatOf(0, false).format(9876543210)].reverse();
const parts = formatOf(1, true).formatToParts(1234567.8);
const POINT = parts.find(({ type }) => type === "decimal")?.value ?? ".";
const GROUP = plain(parts.find(({ type }) => type === "group")?.value ?? "");

/** "1,250.50" as "1250.50"; null where it cannot be read as an amount. */
export function typedAmount(text: string): string | null {
  const [, sign = "", typed = ""] = /^(-?)(.*)$/s.exec(plain(text.trim()))!;
  const [whole = "", decimals, ...more] = typed.split(POINT);
  const digits = whole.replaceAll(GROUP, "").replace(/\s/g, "");
  if (more.length || ![digits, decimals ?? "0"].every((part) => /^\d+$/.test(part))) return null;
  // A comma that were a group to one and a decimal point to another would make an amount ten times larger: groups
  // are taken only where they stand as groups do.
  const isGrouped = whole !== digits;
  if (isGrouped && spaced(whole) !== spaced(plain(formatOf(0, true).format(digits as `${number}`)))) return null;
  return sign + digits + (decimals === undefined ? "" : `.${decimals}`);
}

/** "1250.50" as somebody would type it. */
export function amountAsTyped(amount: string): string {
  return formatOf(decimalsOf(amount), false).format(amount as `${number}`);
}

/** "1250.50" or "1250,50" as it is read: "1,250.50"; what cannot be read stays as it was typed. */
export function groupedAmount(text: string): string {
  const amount = typedAmount(text);
  return amount === null ? text : formatOf(decimalsOf(amount), "auto").format(amount as `${number}`);
}

/** How an amount is to be written, for whoever wrote it otherwise. */
export const AMOUNT_EXAMPLE = amountAsTyped("1250.50");

/** `true` groups always, `"auto"` as the language does: some leave four digits together. */
function formatOf(digits: number, useGrouping: boolean | "auto") {
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat({ ...style, useGrouping: useGrouping === true ? "always" : useGrouping });
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}

/** With the digits 0 to 9, whatever the language's own are or a keyboard makes of them, and without marks of direction. */
function plain(text: string): string {
  const letters = [...text.normalize("NFKC").replace(/[\u200e\u200f\u061c]/g, "").replaceAll("'", "’")];
  return letters.map((letter) => (DIGITS.includes(letter) ? DIGITS.indexOf(letter) : letter)).join("");
}

/** Each group behind a space: people put one where their language has another sign. */
function spaced(text: string): string {
  return GROUP ? text.replaceAll(GROUP, " ").replace(/\s/g, " ") : text;
}
