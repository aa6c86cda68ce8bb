/** What may be done, as the API says it in `viewerCan…`. */

interface Permission {
  allowed: boolean;
  reasons: readonly { code: string; message: string }[];
}

/** Reasons that nobody can do anything about here: then an act is not shown at all. */
const FOR_GOOD = ["FORBIDDEN", "INVALID_STATE", "NOT_FOUND"];

/** Whether an act is worth a button, be it one that says why it cannot be pressed now. */
export function isOffered({ allowed, reasons }: Permission): boolean {
  return allowed || !reasons.some(({ code }) => FOR_GOOD.includes(code));
}

/** Why not now, in a sentence for people; undefined where it may be done. */
export function reasonAgainst({ reasons }: Permission): string | undefined {
  return reasons.length ? reasons.map(({ message }) => message).join(" ") : undefined;
}
