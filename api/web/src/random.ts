/** 32 hexadecimal digits that nobody guesses. Not `crypto.randomUUID`: a demo in the own network has no https. */
export function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
