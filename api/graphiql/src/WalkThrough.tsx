/** The bar above GraphiQL: whose token the tab uses, which step it is, and the live changes. */

import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { authorization, type Config, type DemoUser, roleName } from "./config";
import { writeAuthorization } from "./editors";
import { useFilledVariables, useHeaders, useReadableEditors, useVisibleTab } from "./hooks";
import { ChangeLog, useWatcher } from "./LiveEvents";
import { type Step, STEPS, stepNamed, takerOf } from "./steps";
import { forgetWalkThrough } from "./storedTabs";

export function WalkThrough({ config }: { config: Config }) {
  const users = config.demoUsers ?? [];
  const { tabs, activeTabIndex, headerEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    headerEditor: state.headerEditor,
  }));
  const tab = tabs[activeTabIndex];
  const step = stepNamed(tab?.title);
  const taker = step && takerOf(step, users);
  const headers = useHeaders(users, taker, tab?.id);
  const actor = users.find((user) => authorization(user) === headers.Authorization);
  const { note, busy, fill } = useFilledVariables(config, step, tab?.id, headers.Authorization);
  const { watcher, watch } = useWatcher(headers);
  const actAs = (user: DemoUser) =>
    headerEditor && writeAuthorization(headerEditor, authorization(user));
  useReadableEditors();
  useVisibleTab(activeTabIndex);

  return (
    <header className="graphiql-container walk-through" aria-busy={busy}>
      <StepGuide step={step} taker={taker} />
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
          <button type="button" onClick={fill} title="Look the newest ids up again">
            Fill variables
          </button>
        )}
        <button type="button" onClick={restoreTabs} title="Put the ready-made tabs back">
          Reset tabs
        </button>
      </div>
      <p className="note" role="status">
        {note}
      </p>
      {watcher && <ChangeLog endpoint={config.endpoint} headers={watcher} />}
    </header>
  );
}

function StepGuide({ step, taker }: { step?: Step; taker?: DemoUser }) {
  const openStep = useOpenStep();
  const index = step ? STEPS.indexOf(step) : -1;
  const before = STEPS[index - 1];
  const after = STEPS[index + 1];
  const who = taker ? `${taker.name}, ${roleName(taker.role)}` : step && roleName(step.roles[0]!);
  return (
    <nav aria-label="Walk-through">
      <button type="button" disabled={!before} onClick={() => before && openStep(before)}>
        <span aria-hidden="true">‹</span> Back
      </button>
      <div className="step">
        <strong>{step ? `${index + 1}/${STEPS.length} ${step.title}` : "A tab of your own"}</strong>
        {step && <small>for {who}</small>}
      </div>
      <button type="button" disabled={!after} onClick={() => after && openStep(after)}>
        {step ? "Next" : "Walk-through"} <span aria-hidden="true">›</span>
      </button>
    </nav>
  );
}

interface UserPickerProps {
  users: DemoUser[];
  actor?: DemoUser;
  onPick: (user: DemoUser) => void;
}

function UserPicker({ users, actor, onPick }: UserPickerProps) {
  return (
    <label>
      Acting as
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

/** Goes to the step's tab, or opens it anew where it was closed. */
function useOpenStep(): (step: Step) => void {
  const { tabs, queryEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
  }));
  const { addTab, changeTab } = useGraphiQLActions();
  return (step) => {
    const index = tabs.findIndex((tab) => tab.title === step.name);
    if (index >= 0) return changeTab(index);
    addTab();
    queryEditor?.setValue(step.document);
  };
}

function restoreTabs(): void {
  forgetWalkThrough();
  location.reload();
}
