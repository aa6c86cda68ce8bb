import { useMemo } from "react";
import { typedAmount } from "../../ui/amounts";
import { sumOf } from "../../ui/decimals";
import { Money } from "../../ui/Money";
import type { DraftRow } from "./draft";
import { FIELDS } from "./values";

/** The sum of what stands in the fields, exact; what is begun and has no amount that can be read is said to be missing. */
export function DraftTotal({ rows, currency }: { rows: readonly DraftRow[]; currency: string }) {
  const { sum, missing } = useMemo(() => totalOf(rows, currency), [rows, currency]);
  return (
    <p className="total">
      <span>{missing ? `Total without ${missing === 1 ? "one amount" : `${missing} amounts`}` : "Total"}</span>
      <Money of={{ amount: sum, currency }} />
    </p>
  );
}

function totalOf(rows: readonly DraftRow[], currency: string): { sum: string; missing: number } {
  const begun = rows.filter(({ isRemoved, values }) => !isRemoved && FIELDS.some((field) => values[field]));
  const amounts = begun.map(({ values }) => typedAmount(values.amount));
  const read = amounts.filter((amount) => amount !== null);
  return { sum: sumOf([...read, zeroOf(currency)]), missing: amounts.length - read.length };
}

/** "0.00": with it a sum is written with as many decimals as the currency has. */
function zeroOf(currency: string): string {
  const { maximumFractionDigits = 0 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return `0${maximumFractionDigits ? "." : ""}${"0".repeat(maximumFractionDigits)}`;
}
