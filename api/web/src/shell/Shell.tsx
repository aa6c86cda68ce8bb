import { Pages } from "../router/Pages";
import { Link } from "../router/router";
import { signOut } from "../session/session";
import { useViewer } from "../session/viewer";
import { Menu } from "../ui/Menu";
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
        <Menu label={`${viewer.name}: account`} acts={[{ label: "Sign out", onAct: signOut }]}>
          <span className="who">
            {viewer.name}
            {viewer.company && <span className="house">{viewer.company.name}</span>}
          </span>
        </Menu>
      </header>
      <ConnectionStrip />
      <Pages />
      <Keys />
    </>
  );
}
