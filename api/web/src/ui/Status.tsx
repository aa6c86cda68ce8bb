import type { HireStatus, MilestoneStatus } from "../gql/graphql";
import { Icon, type IconName } from "./Icon";

const MILESTONE: Record<MilestoneStatus, [icon: IconName, word: string]> = {
  COMPLETED: ["full", "Completed"],
  PENDING_APPROVAL: ["half", "Payment requested"],
  IN_PROGRESS: ["ring", "In progress"],
};

const HIRE: Record<HireStatus, [icon: IconName, word: string]> = {
  DRAFT: ["dashed", "Draft"],
  OFFERED: ["half", "Offered"],
  ACTIVE: ["ring", "Active"],
  ENDED: ["full", "Ended"],
  TERMINATED: ["cross", "Ended early"],
  CANCELLED: ["cross", "Cancelled"],
  DECLINED: ["cross", "Declined"],
};

/** An icon and a word: never a colour alone. */
export function MilestoneStatusMark({ status }: { status: MilestoneStatus }) {
  const [icon, word] = MILESTONE[status];
  return (
    <span className={`status ${status.toLowerCase()}`}>
      <Icon name={icon} /> {word}
    </span>
  );
}

/** The icon alone, where the word stands elsewhere in the row; a milestone in progress has none. */
export function MilestoneStatusIcon({ status }: { status: MilestoneStatus }) {
  if (status === "IN_PROGRESS") return null;
  return (
    <span className={`status-icon ${status.toLowerCase()}`}>
      <Icon name={MILESTONE[status][0]} />
    </span>
  );
}

export function MilestoneStatusWord({ status }: { status: MilestoneStatus }) {
  return <span className={`status ${status.toLowerCase()}`}>{MILESTONE[status][1]}</span>;
}

export function HireStatusMark({ status }: { status: HireStatus }) {
  const [icon, word] = HIRE[status];
  return (
    <span className="status">
      <Icon name={icon} /> {word}
    </span>
  );
}
