/** Why nobody can sign in just now, and what helps. */
export function ProviderAway() {
  return (
    <p role="alert">
      The identity provider does not answer, so nobody can sign in just now. Reload the page in a moment.
    </p>
  );
}
