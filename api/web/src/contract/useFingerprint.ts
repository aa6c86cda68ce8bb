import { useEffect, useState } from "react";

/**
 * SHA-256 (hex) of a text in UTF-8, reckoned by this browser: of what is read, whatever else was said of it.
 * Null until it is known, and where the browser reckons none: a page without https.
 */
export function useFingerprint(text: string): string | null {
  const [known, learn] = useState<{ text: string; hash: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void hashOf(text).then((hash) => isWanted && hash && learn({ text, hash }));
    return () => {
      isWanted = false;
    };
  }, [text]);
  return known?.text === text ? known.hash : null;
}

async function hashOf(text: string): Promise<string | null> {
  // TypeScript's library does not know that it may be missing.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const bytes = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
