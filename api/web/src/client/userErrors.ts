/** Refusals by a rule of the business, placed by their path. */

export interface Refusal {
  /** A `UserErrorCode`; more may come. */
  code: string;
  message: string;
  path: readonly string[];
}

/** The messages of one field, as in `at(refusals, "rate", "milestones", 0, "amount")`; undefined for none. */
export function at(refusals: readonly Refusal[], ...path: (string | number)[]): string | undefined {
  const found = refusals.filter((refusal) => refusal.path.join(".") === path.join("."));
  return found.length ? found.map((refusal) => refusal.message).join(" ") : undefined;
}

/** Those that no field of a form shows: they stand above its buttons. `shown` are paths, a trailing `*` all below. */
export function elsewhere(refusals: readonly Refusal[], shown: readonly string[]): Refusal[] {
  const isShown = (path: string) =>
    shown.some((each) => (each.endsWith("*") ? path.startsWith(each.slice(0, -1)) : path === each));
  return refusals.filter((refusal) => !isShown(refusal.path.join(".")));
}
