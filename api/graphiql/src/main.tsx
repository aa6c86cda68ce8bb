import "@graphiql/react/setup-workers/vite";
// Not "graphiql/style.css", which holds 600 kB of fonts and Monaco's styles once more.
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./style.css";
import "./bar.css";
import "./answer.css";
import "./small.css";

import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from "@graphiql/plugin-doc-explorer";
import { HistoryStore } from "@graphiql/plugin-history";
import { GraphiQLProvider } from "@graphiql/react";
import { createRoot } from "react-dom/client";
import { authorization, readConfig } from "./config";
import { Desk } from "./Desk";
import { createFetcher } from "./fetcher";
import { EXPLORER, HISTORY } from "./panels";
import { STEPS, stepNamed, takerOf } from "./steps";
import { storage } from "./storage";
import { lastOpenTab, refreshStoredTabs } from "./storedTabs";

refreshStoredTabs(STEPS);
const openTab = lastOpenTab();
const config = readConfig();
const fetcher = createFetcher(config.endpoint);
const plugins = [DOC_EXPLORER_PLUGIN, HISTORY, EXPLORER];
const tabs = STEPS.map((step) => ({ query: step.document }));

function App() {
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultTabs={tabs}
      storage={storage}
      // Without these GraphiQL takes the contents that it stored last, and where they do not fit the
      // tab that was open it opens another one for them.
      initialQuery={openTab && (openTab.query ?? "")}
      initialVariables={openTab && (openTab.variables ?? "")}
      initialHeaders={headersOf(openTab?.title)}
      // Tokens stay out of the browser's storage.
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      <HistoryStore>
        <DocExplorerStore>
          <Desk config={config} />
        </DocExplorerStore>
      </HistoryStore>
    </GraphiQLProvider>
  );
}

/** GraphiQL asks for the schema before any tab is ready, and shows the first one without headers. */
function headersOf(title: string | undefined): string | undefined {
  const users = config.demoUsers ?? [];
  const step = stepNamed(title);
  const user = (step && takerOf(step, users)) ?? users[0];
  return user && JSON.stringify({ Authorization: authorization(user) }, null, 2);
}

createRoot(document.getElementById("root")!).render(<App />);
