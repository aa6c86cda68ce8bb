import { useState } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { Button } from "../ui/Button";

const TEXT = graphql(`
  fragment ExactText on Contract {
    id
    content
    contentHash
  }
`);

interface Props {
  of: FragmentType<typeof TEXT>;
  /** Of the text, reckoned in this browser; null where it is not known. */
  fingerprint: string | null;
}

/** The text that is signed, to the letter, and the hash by which anybody can tell that it is still the same. */
export function ExactText({ of, fingerprint }: Props) {
  const { content, contentHash } = unmask(TEXT, of);
  if (!content) return <p className="quiet">Its text was forgotten, as it was never signed.</p>;
  return (
    <section className="exact" aria-labelledby="exact">
      <h2 id="exact">The exact text</h2>
      <p className="quiet">To the letter what is signed. PO numbers are no part of it.</p>
      <pre className="exact-text" tabIndex={0} role="group" aria-labelledby="exact" dir="auto">
        {content}
      </pre>
      <h3>Its hash</h3>
      <div className="hash">
        <code>{contentHash}</code>
        <Copy text={contentHash} />
      </div>
      <p className="hint">
        A fingerprint of this text (SHA-256), printed on the document, too: were one letter changed, it would be another.
      </p>
      <Check hash={contentHash} fingerprint={fingerprint} />
    </section>
  );
}

function Check({ hash, fingerprint }: { hash: string; fingerprint: string | null }) {
  if (fingerprint === null) return null;
  if (fingerprint === hash) return <p className="hash-fits">✓ Reckoned again by your browser: it fits this text.</p>;
  return (
    <div className="problem" role="alert">
      <p className="problem-title">This text does not have this hash</p>
      <p>Do not sign it. Reload the page, and tell the company if it stays so.</p>
    </div>
  );
}

function Copy({ text }: { text: string }) {
  const [isCopied, say] = useState(false);
  // A page without https has no clipboard: there the hash is selected by a click.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return null;
  return (
    <>
      <Button onPress={() => void clipboard.writeText(text).then(() => say(true))}>Copy the hash</Button>
      <span role="status">{isCopied && "Copied"}</span>
    </>
  );
}
