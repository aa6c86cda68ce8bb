/**
 * How Lighthouse measures a page of somebody who is signed in; README.md says how, under "Figures". The demo's person with
 * the address `PERSON` is signed in before the visit, with the token that the demo's page holds; a category tells whether
 * they were, since the page of who is not is a quick one.
 */

const { PERSON = "maja@contractor.example" } = process.env;
const ADDRESS = process.argv.find((argument) => argument.includes("/app/"));

/** Gathers whether the page was theirs: whether it has the name of the account. */
const signsIn = {
  meta: { supportedModes: ["navigation"] },
  async startInstrumentation({ driver }) {
    const page = await (await fetch(new URL("/app/", ADDRESS))).text();
    const [, config] = /type="application\/json">(.*?)<\/script>/s.exec(page);
    const { token } = JSON.parse(config).demoUsers.find(({ email }) => email === PERSON);
    const kept = JSON.stringify({ token, email: PERSON, viewer: null });
    const source = `sessionStorage.setItem("milestones.session", ${JSON.stringify(kept)})`;
    await driver.defaultSession.sendCommand("Page.addScriptToEvaluateOnNewDocument", { source });
  },
  startSensitiveInstrumentation() {},
  stopSensitiveInstrumentation() {},
  stopInstrumentation() {},
  getArtifact: ({ driver }) =>
    driver.executionContext.evaluateAsync("document.querySelector('.who') !== null && !document.querySelector('.skeleton')"),
};

const isSignedIn = {
  meta: {
    id: "signed-in",
    title: `The page was read by ${PERSON}`,
    failureTitle: `The page was not read by ${PERSON}`,
    description: "Whoever is not signed in sees another page.",
    requiredArtifacts: ["SignedIn"],
  },
  audit: ({ SignedIn }) => ({ score: Number(SignedIn) }),
};

export default {
  extends: "lighthouse:default",
  settings: { onlyCategories: ["performance", "accessibility", "best-practices", "signed-in"] },
  artifacts: [{ id: "SignedIn", gatherer: { instance: signsIn } }],
  audits: [{ implementation: isSignedIn }],
  categories: { "signed-in": { title: "Signed in", auditRefs: [{ id: "signed-in", weight: 1 }] } },
};
