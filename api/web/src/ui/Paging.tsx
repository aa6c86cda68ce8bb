import { useEffect, useRef } from "react";
import { Button } from "./Button";

interface Props {
  of: { totalCount: number; totalCountIsExact: boolean };
  /** What is counted: one of them, and several. */
  words: readonly [one: string, many: string];
  /** Names the page that is shown, as the cursor of its first entry does. */
  page: string | undefined;
  /** Null on the first page. */
  first: { label: string; go: () => void } | null;
  /** Null on the last one. */
  next: { label: string; go: () => void } | null;
}

/** Below a page of a list: how many there are in all, and the way to the others. Who goes there begins at its top. */
export function Paging({ of: { totalCount, totalCountIsExact }, words: [one, many], page, first, next }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const isTurned = useRef(false);
  useEffect(() => {
    const list = place.current?.closest("section");
    if (!isTurned.current || !list) return;
    isTurned.current = false;
    list.tabIndex = -1;
    list.focus({ preventScroll: true });
    list.scrollIntoView();
  }, [page]);
  const turn = (go: () => void) => () => {
    isTurned.current = true;
    go();
  };
  return (
    <div className="paging" ref={place}>
      {totalCount > 0 && (
        <span>
          {totalCountIsExact ? totalCount : `More than ${totalCount}`} {totalCount === 1 ? one : many}
        </span>
      )}
      {first && <Button onPress={turn(first.go)}>{first.label}</Button>}
      {next && <Button onPress={turn(next.go)}>{next.label}</Button>}
    </div>
  );
}
