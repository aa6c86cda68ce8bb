/** What stands in the answer's place until there is one: what to do, or what is about to be signed. */

import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect } from "react";
import { ContractSheet } from "./ContractSheet";
import { roleName } from "./config";
import { Deliveries } from "./Deliveries";
import { Meanwhile } from "./Meanwhile";
import { type Tour, useRun } from "./tour";

export function AnswerPane({ tour }: { tour: Tour }) {
  const { isRunning, isFetching, subscription } = useRun();
  const { step, tab, reading } = tour;
  const isEmpty = !tab?.response;
  useRoomFor(reading);
  return (
    <>
      {isEmpty && (
        <section className="empty" aria-label="Answer" tabIndex={0}>
          {isRunning ? (
            <Waiting isListening={!!step?.waits || (subscription !== null && !isFetching)} />
          ) : reading ? (
            <ContractSheet reading={reading}>
              <RunButton>Sign{as(tour)}</RunButton>
            </ContractSheet>
          ) : (
            <Invitation tour={tour} />
          )}
        </section>
      )}
      {step?.waits && <Watched tour={tour} isListening={subscription !== null} />}
      {step?.posts && <Deliveries tour={tour} />}
    </>
  );
}

function Watched({ tour, isListening }: { tour: Tour; isListening: boolean }) {
  const hire = tour.values.hire;
  const hint = isListening
    ? "Acts with the worker's own token. A request that is pending already is cancelled first."
    : "Run the subscription first; then let the worker act here, and watch.";
  return <Meanwhile tour={tour} hire={String(hire)} isReady={isListening && !!hire} hint={hint} />;
}

/** Who opens a contract to sign it reads that one, not what was answered to the signature of another. */
function useRoomFor(reading: Tour["reading"]): void {
  const editor = useGraphiQL((state) => state.responseEditor);
  const { updateActiveTabValues } = useGraphiQLActions();
  useEffect(() => {
    if (!reading) return;
    editor?.setValue("");
    updateActiveTabValues({ response: null });
  }, [reading]);
}

function Invitation({ tour }: { tour: Tour }) {
  const { step, users, actor, taker, busy } = tour;
  return (
    <div className="invitation">
      <h2>{step ? step.title : "Nothing asked yet"}</h2>
      {step?.signs && !busy ? (
        <p>
          There is no contract here that awaits {whose(tour)} signature: take the steps before, or act
          as somebody else.
        </p>
      ) : (
        <p>
          Press the button, or <kbd>Ctrl</kbd>+<kbd>Enter</kbd> in the editor: the answer appears here.
        </p>
      )}
      {step?.waits && <p>It is a subscription: it stays open and shows each change as it happens.</p>}
      {taker && actor !== taker && (
        <p>
          This step is for {taker.name}, {roleName(taker.role)}. You may try it as anybody, and see how
          it is refused.
        </p>
      )}
      <RunButton>Run{users.length > 0 && as(tour)}</RunButton>
    </div>
  );
}

function Waiting({ isListening }: { isListening: boolean }) {
  return (
    <div className="invitation" role="status">
      <h2>{isListening ? "Listening…" : "Asking…"}</h2>
      {isListening && <p>The next change of a milestone's status appears here.</p>}
    </div>
  );
}

function RunButton({ children }: { children: React.ReactNode }) {
  const { run } = useRun();
  return (
    <button type="button" className="run" onClick={() => void run()}>
      <span aria-hidden="true">▶ </span>
      {children}
    </button>
  );
}

function as({ actor }: Tour): string {
  return actor ? ` as ${actor.name}` : "";
}

function whose({ actor }: Tour): string {
  return actor ? `${actor.name}'s` : "your";
}
