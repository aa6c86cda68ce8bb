import type { RateType } from "../gql/graphql";

/** What stands behind the amount of a rate: "DKK 310.00 an hour". */
export const UNITS: Record<RateType, string> = {
  FIXED: "",
  HOURLY: "an hour",
  DAILY: "a day",
  WEEKLY: "a week",
  MONTHLY: "a month",
  MILESTONES: "",
};
