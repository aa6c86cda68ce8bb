import { cacheExchange, type KeyingConfig } from "@urql/exchange-graphcache";
import { Client, fetchExchange } from "urql";
import { config } from "../config";
import { send } from "./sending";

/** Objects without an id: parts of the object that shows them. */
const PARTS = [
  "AuditHead",
  "CompanySettings",
  "ContractDocument",
  "ContractTemplate",
  "FieldChange",
  "HireEditPreview",
  "JobTriage",
  "JobTriageOption",
  "MilestoneChange",
  "MilestoneEditPreview",
  "MilestoneProgress",
  "MilestoneStatusChange",
  "MilestoneTerms",
  "Money",
  "Permission",
  "Rate",
  "RateOption",
  "Signature",
  "UserError",
];

const keys: KeyingConfig = Object.fromEntries(PARTS.map((part) => [part, () => null]));

/** The client of one person, until they have `left`. Whatever they read of a thing shows everywhere where it stands. */
export function createClient(left: AbortSignal): Client {
  return new Client({
    url: config.endpoint,
    preferGetMethod: false,
    fetch: (input, init) => send(left, input, init),
    requestPolicy: "cache-and-network",
    exchanges: [cacheExchange({ keys }), fetchExchange],
  });
}
