import { Hires, SaveMilestones } from "./forms/documents.tsx";
import { opened, saving } from "./forms/milestones.ts";
import { ask, byField, surely } from "./milestones.ts";

const [url = "", token = ""] = process.argv.slice(2);

const hires = (await ask(url, token, Hires, {})).hires.edges.map(({ node }) => node);
const hire = hires.find(({ milestones }) => milestones.edges.some(({ node }) => !node.isLocked));
const milestone = hire?.milestones.edges.map(({ node }) => node).find(({ isLocked }) => !isLocked);
if (!hire || !milestone) throw new Error("nothing to edit");

const form = opened(hire); // in React: const [form] = useState(() => opened(hire));
const typed = structuredClone(form.values);
typed[milestone.id]!.name += ", revised";
const input = saving(form, typed); // made once, when the user presses the button
const saved = (await surely(() => ask(url, token, SaveMilestones, { input }))).editMilestones;

const again = (await surely(() => ask(url, token, SaveMilestones, { input }))).editMilestones;
const stale = (await ask(url, token, SaveMilestones, { input: saving(form, typed) })).editMilestones;
typed[milestone.id]!.amount = "-1";
const wrong = saving({ ...form, version: saved.hire?.version ?? 0 }, typed);
const blank = (await ask(url, token, SaveMilestones, { input: wrong })).editMilestones;

console.log(
  JSON.stringify({
    saved: saved.contract?.id === again.contract?.id && saved.userErrors.length === 0,
    stale: stale.userErrors.map(({ code }) => code),
    blank: [...byField(blank.userErrors).keys()],
  }),
);
