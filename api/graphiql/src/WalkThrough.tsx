/** The bar above GraphiQL: the steps, whose token the open one uses, and the live changes. */

import { type DemoUser, roleName } from "./config";
import { ChangeLog, useWatcher } from "./LiveEvents";
import { STEPS } from "./steps";
import { StepTabs, useOpenStep } from "./StepTabs";
import { forgetWalkThrough } from "./storedTabs";
import type { Tour } from "./tour";

export function WalkThrough({ tour }: { tour: Tour }) {
  const { users, step, taker, actor, actAs, headers } = tour;
  const { watcher, watch } = useWatcher(headers);
  return (
    <header className="graphiql-container walk-through" aria-busy={tour.busy}>
      <h1>Milestones API</h1>
      <StepTabs />
      <StepGuide tour={tour} />
      {users.length > 0 && <UserPicker users={users} actor={actor} onPick={actAs} />}
      {taker && taker !== actor && (
        <button type="button" className="suggested" onClick={() => actAs(taker)}>
          Switch to {taker.name}
        </button>
      )}
      <div className="tools">
        <label>
          <input
            type="checkbox"
            checked={watcher !== null}
            onChange={(event) => watch(event.target.checked)}
          />
          Watch live
        </label>
        {step && (
          <button type="button" onClick={tour.fill} title="Look the newest ids up again">
            Fill variables
          </button>
        )}
        <button type="button" onClick={restoreTabs} title="Put the ready-made steps back">
          Reset tabs
        </button>
      </div>
      <p className="note" role="status">
        {tour.note}
      </p>
      {watcher && <ChangeLog endpoint={tour.endpoint} headers={watcher} />}
    </header>
  );
}

function StepGuide({ tour: { step, taker } }: { tour: Tour }) {
  const openStep = useOpenStep();
  const index = step ? STEPS.indexOf(step) : -1;
  const after = STEPS[index + 1];
  const who = taker ? `${taker.name}, ${roleName(taker.role)}` : step && roleName(step.roles[0]!);
  return (
    <div className="guide">
      <div className="step">
        <strong>{step ? `${index + 1}/${STEPS.length} ${step.title}` : "A tab of your own"}</strong>
        {step && <small>for {who}</small>}
      </div>
      <button type="button" disabled={!after} onClick={() => after && openStep(after)}>
        {step ? "Next" : "Walk-through"} <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}

interface UserPickerProps {
  users: DemoUser[];
  actor?: DemoUser;
  onPick: (user: DemoUser) => void;
}

function UserPicker({ users, actor, onPick }: UserPickerProps) {
  return (
    <label className="picker">
      <span>Acting as</span>
      <select
        value={actor?.email ?? ""}
        onChange={(event) => onPick(users.find((user) => user.email === event.target.value)!)}
      >
        {!actor && <option value="">whoever the Headers tab says</option>}
        {users.map((user) => (
          <option key={user.email} value={user.email}>
            {[user.name, roleName(user.role), user.company].filter(Boolean).join(" · ")}
          </option>
        ))}
      </select>
    </label>
  );
}

function restoreTabs(): void {
  forgetWalkThrough();
  location.reload();
}
