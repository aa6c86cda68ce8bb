import type { RateType } from "../gql/graphql";
import { Choice } from "../ui/Choice";

export interface OfferedRate {
  type: RateType;
  available: { allowed: boolean; reasons: readonly { message: string }[] };
}

export const RATE_WORDS: Record<RateType, string> = {
  MILESTONES: "Milestones",
  FIXED: "Fixed price",
  HOURLY: "Hourly",
  DAILY: "Daily",
  WEEKLY: "Weekly",
  MONTHLY: "Monthly",
};

interface Props {
  rates: readonly OfferedRate[];
  value: RateType | null;
  onChange: (rate: RateType) => void;
}

/** The radio buttons of the job's rate; one that cannot be taken says why. */
export function RateChoice({ rates, value, onChange }: Props) {
  const options = rates.map(({ type, available }) => ({
    value: type,
    label: RATE_WORDS[type],
    reason: available.reasons[0]?.message,
  }));
  return <Choice label="Job rate" value={value} options={options} onChange={onChange} />;
}
