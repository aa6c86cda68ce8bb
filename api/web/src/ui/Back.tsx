import type { ReactNode } from "react";
import { Link } from "../router/router";

/** To the page that this one belongs to; it stands above the heading. */
export function Back({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="back">
      <span aria-hidden="true">‹</span> {children}
    </Link>
  );
}
