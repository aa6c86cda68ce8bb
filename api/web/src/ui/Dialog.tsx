import { type ReactNode, Suspense } from "react";
import { later } from "../later";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Left out, it cannot be closed but by what stands in it. */
  onClose?: () => void;
  /** For what cannot be undone: screen readers announce it as such. */
  isAlert?: boolean;
  children: ReactNode;
}

const OpenDialog = later(() => import("./OpenDialog").then((m) => m.OpenDialog));

/** A question above the page. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <OpenDialog {...props} />
    </Suspense>
  );
}
