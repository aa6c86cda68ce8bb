/** Sums of decimal texts such as "1250.00". They are exact: no float ever holds an amount. */

export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map(decimalsOf));
  return textOf(
    amounts.reduce((sum, amount) => sum + unitsOf(amount, digits), 0n),
    digits,
  );
}

/** What is left of `amount` without `parts`. */
export function less(amount: string, ...parts: readonly string[]): string {
  return sumOf([amount, ...parts.map((part) => (part.startsWith("-") ? part.slice(1) : `-${part}`))]);
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}

function unitsOf(amount: string, digits: number): bigint {
  const [whole, part = ""] = amount.split(".");
  return BigInt(whole + part.padEnd(digits, "0"));
}

function textOf(units: bigint, digits: number): string {
  const sign = units < 0n ? "-" : "";
  const all = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  const whole = all.slice(0, all.length - digits);
  return digits ? `${sign}${whole}.${all.slice(-digits)}` : sign + whole;
}
