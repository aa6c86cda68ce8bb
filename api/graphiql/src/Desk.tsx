/** All that is seen: the bar with the steps, and GraphiQL below it. */

import { useGraphiQL } from "@graphiql/react";
import { GraphiQL, GraphiQLInterface } from "graphiql";
import { AnswerPane } from "./AnswerPane";
import type { Config } from "./config";
import { useReadableEditors } from "./hooks";
import { useSingleStops } from "./roving";
import { useReadableColours } from "./theme";
import { type Pane, type Tour, usePane, useRun, useTour } from "./tour";
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
  return (
    <div className="graphiql-container pane-switch" role="group" aria-label="Shown">
      <button type="button" aria-pressed={pane === "request"} onClick={() => onSwitch("request")}>
        Request
      </button>
      <button type="button" aria-pressed={pane === "answer"} onClick={() => onSwitch("answer")}>
        {tour.reading && !tour.tab?.response ? "Contract" : "Answer"}
      </button>
      <button type="button" className="run" onClick={() => void run()}>
        {isRunning ? "■ Stop" : "▶ Run"}
      </button>
    </div>
  );
}
