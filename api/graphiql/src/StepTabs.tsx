/** The steps, and people's own tabs, in one row that wraps: all of them are seen at once. */

import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useRef } from "react";
import { useArrowKeys } from "./roving";
import { type Step, STEPS, stepNamed } from "./steps";

export function StepTabs() {
  const { tabs, activeTabIndex } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
  }));
  const { addTab, changeTab, closeTab } = useGraphiQLActions();
  const openStep = useOpenStep();
  const row = useRef<HTMLDivElement>(null);
  useArrowKeys(row);
  const open = tabs[activeTabIndex];
  const isOwn = open && !stepNamed(open.title);
  return (
    <div className="tabs">
      <div ref={row} role="tablist" aria-label="Steps and tabs">
        {STEPS.map((step, index) => (
          <TabButton
            key={step.name}
            isOpen={open?.title === step.name}
            title={step.title}
            onOpen={() => openStep(step)}
          >
            <b>{index + 1}</b> <span>{step.short}</span>
          </TabButton>
        ))}
        {tabs.map(
          (tab, index) =>
            !stepNamed(tab.title) && (
              <TabButton
                key={tab.id}
                isOpen={index === activeTabIndex}
                title={tab.title}
                onOpen={() => changeTab(index)}
              >
                {tab.title}
              </TabButton>
            ),
        )}
      </div>
      {isOwn && (
        <button type="button" aria-label="Close this tab" onClick={() => closeTab(activeTabIndex)}>
          <span aria-hidden="true">×</span>
        </button>
      )}
      <button type="button" aria-label="New tab" onClick={addTab}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  );
}

interface TabButtonProps {
  isOpen: boolean;
  title: string;
  onOpen: () => void;
  children: React.ReactNode;
}

function TabButton({ isOpen, title, onOpen, children }: TabButtonProps) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isOpen}
      aria-controls="graphiql-session"
      tabIndex={isOpen ? 0 : -1}
      title={title}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}

/** Goes to the step's tab, or opens it anew where its text has become another. */
export function useOpenStep(): (step: Step) => void {
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
