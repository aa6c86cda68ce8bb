import type { DemoRole, DemoUser } from "../config";
import { signIn } from "./session";

const ROLES: Record<DemoRole, string> = {
  OWNER: "Owner",
  ADMINISTRATOR: "Administrator",
  HIRING_ADMIN: "Hiring admin",
  HIRING_ASSISTANT: "Hiring assistant",
  FINANCE_MANAGER: "Finance manager",
  VIEWER: "Viewer",
  WORKER: "Contractor",
  SUPPORT: "Support",
};

/** Everybody of the demo, house by house. A window is one person: open another one beside it for another. */
export function DemoPeople({ users }: { users: readonly DemoUser[] }) {
  const houses = [...new Set(users.map(houseOf))];
  return (
    <>
      <p>
        This is a demo: pick whom you want to be. In a second window you can be somebody else, and see what the one
        does show at the other.
      </p>
      {houses.map((house) => (
        <section key={house} aria-label={house}>
          <h2>{house}</h2>
          <ul className="people">
            {users
              .filter((user) => houseOf(user) === house)
              .map((user) => (
                <li key={user.email}>
                  <button type="button" className="person" onClick={() => signIn(user.token, user.email)}>
                    <bdi className="person-name">{user.name}</bdi>
                    <span className="person-role">{ROLES[user.role]}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function houseOf({ company, role }: DemoUser): string {
  return company ?? (role === "WORKER" ? "Contractors" : "The platform");
}
