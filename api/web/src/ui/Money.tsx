import { memo } from "react";
import { numberFormat } from "./formats";

interface Sum {
  amount: string;
  currency: string;
}

/** A sum as the reader's language writes it. The amount stays text on its whole way: no float rounds it. */
export const Money = memo(function Money({ of, bare = false }: { of: Sum; bare?: boolean }) {
  return <bdi className="money">{moneyText(of, bare)}</bdi>;
});

/** `bare`: without the currency, where a column says it. */
function moneyText({ amount, currency }: Sum, bare = false): string {
  const style = bare ? "decimal" : "currency";
  const digits = amount.split(".")[1]?.length ?? 0;
  const format = numberFormat({
    style,
    currency,
    currencyDisplay: "code",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // A decimal text is formatted exactly; TypeScript's library knows it as a string of digits.
  return format.format(amount as `${number}`);
}
