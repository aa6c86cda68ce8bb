import { Pages } from "../router/Pages";
import { Link } from "../router/router";
import { useViewer } from "../session/viewer";
import { Account } from "./Account";
import { ConnectionStrip } from "./ConnectionStrip";
import { Keys } from "./Keys";

/** What stands around every page. */
export function Shell() {
  const viewer = useViewer();
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
          <Link to="">Hires</Link>
          {viewer.company && <Link to="requests">Payments</Link>}
        </nav>
        <Account />
      </header>
      <ConnectionStrip />
      <Pages />
      <Keys />
    </>
  );
}
