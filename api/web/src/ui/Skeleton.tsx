import { useEffect, useState } from "react";

/** Grey lines where text will be. They come after 300 ms: what is quick does not flicker. */
export function Skeleton({ lines }: { lines: number }) {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading …</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton-line" />
      ))}
    </div>
  );
}
