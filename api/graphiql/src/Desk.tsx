/** All that is seen: the bar with the steps, and GraphiQL below it. */

import { useGraphiQL } from "@graphiql/react";
import { GraphiQL, GraphiQLInterface } from "graphiql";
import { useRef } from "react";
import { AnswerPane } from "./AnswerPane";
import type { Config } from "./config";
import { useReadableEditors } from "./hooks";
import { useArrowKeys, useSingleStops } from "./roving";
import { useReadableColours } from "./theme";
import { type Pane, PANES, type Tour, usePane, useRun, useTour } from "./tour";
import { WalkThrough } from "./WalkThrough";

export function Desk({ config }: { config: Config }) {
  const tour = useTour(config);
  const { pane, setPane } = usePane(tour);
  useReadableEditors();
  useReadableColours();
  useSingleStops(".graphiql-sidebar", ".graphiql-toolbar");
  return (
    <>
      <SkipLink onSkip={() => setPane("request")} />
      <WalkThrough tour={tour} />
      <main data-pane={pane}>
        <PaneSwitch tour={tour} pane={pane} onSwitch={setPane} />
        <GraphiQLInterface
          defaultEditorToolsVisibility="variables"
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Footer>
            <AnswerPane tour={tour} />
          </GraphiQL.Footer>
        </GraphiQLInterface>
      </main>
    </>
  );
}

/** The first stop of the Tab key: past the steps and the sidebar, into the editor. */
function SkipLink({ onSkip }: { onSkip: () => void }) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const skip = (event: React.MouseEvent) => {
    event.preventDefault();
    onSkip();
    // Only what is shown can be focused, and what was hidden is shown with the next picture.
    requestAnimationFrame(() => editor?.focus());
  };
  return (
    <a className="skip" href="#graphiql-session" onClick={skip}>
      Skip to the editor
    </a>
  );
}

interface PaneSwitchProps {
  tour: Tour;
  pane: Pane;
  onSwitch: (pane: Pane) => void;
}

/** On a phone one half is shown at a time; either way the step can be run. */
function PaneSwitch({ tour, pane, onSwitch }: PaneSwitchProps) {
  const { run, isRunning } = useRun();
  const row = useRef<HTMLDivElement>(null);
  useArrowKeys(row);
  const names = {
    request: "Request",
    answer: tour.reading && !tour.tab?.response ? "Contract" : "Answer",
  };
  return (
    <div className="graphiql-container pane-switch">
      <div ref={row} role="tablist" aria-label="Shown below">
        {PANES.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === pane}
            aria-controls="graphiql-session"
            tabIndex={each === pane ? 0 : -1}
            onClick={() => onSwitch(each)}
          >
            {names[each]}
          </button>
        ))}
      </div>
      <button type="button" className="run" onClick={() => void run()}>
        {isRunning ? "■ Stop" : "▶ Run"}
      </button>
    </div>
  );
}
