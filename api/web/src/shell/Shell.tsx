import { Pages } from "../router/Pages";
import { Link, usePlace } from "../router/router";
import { useViewer } from "../session/viewer";
import { Account } from "./Account";
import { ConnectionStrip } from "./ConnectionStrip";
import { holdFocus } from "./heldFocus";
import { Keys } from "./Keys";

holdFocus();

/** What stands around every page. */
export function Shell() {
  const viewer = useViewer();
  const { path } = usePlace();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="header">
        <Link to="" className="brand">
          Milestones
        </Link>
        <nav aria-label="Main">
          <Link to="" aria-current={path === "" ? "page" : undefined}>
            Hires
          </Link>
          {viewer.company && (
            <Link to="requests" aria-current={path === "requests" ? "page" : undefined}>
              Payments
            </Link>
          )}
        </nav>
        <Account />
      </header>
      <ConnectionStrip />
      <Pages />
      <Keys />
    </>
  );
}
