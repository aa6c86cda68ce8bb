import { memo, type ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { useLit } from "../live/Live";
import { Icon } from "../ui/Icon";
import { Money } from "../ui/Money";
import { MilestoneStatusIcon } from "../ui/Status";
import { Day } from "../ui/Time";
import { MilestoneStanding } from "./MilestoneStanding";

const MILESTONE_ROW = graphql(`
  fragment MilestoneRow on Milestone {
    id
    name
    dueDate
    purchaseOrderNumber
    status
    isLocked
    isBeingRemoved
    isOverdue
    amount {
      amount
      currency
    }
    ...MilestoneStanding
  }
`);

interface Props {
  of: FragmentType<typeof MILESTONE_ROW>;
  /** A version is in force, and what differs from it is to be signed. */
  isAmended: boolean;
  act?: ReactNode;
}

/** One milestone to be read: greyed where it is locked, struck through where its removal is to be signed. */
export const MilestoneRow = memo(function MilestoneRow({ of, isAmended, act }: Props) {
  const milestone = unmask(MILESTONE_ROW, of);
  const { id, name, dueDate, purchaseOrderNumber, status, isLocked, isBeingRemoved, isOverdue, amount } = milestone;
  const looks = [isLocked && "locked", isBeingRemoved && "leaving", useLit(id)].filter(Boolean);
  const Told = isBeingRemoved ? "s" : "span";
  return (
    <tr className={looks.join(" ")}>
      <th scope="row" className="milestone-name">
        <MilestoneStatusIcon status={status} />
        <Told dir="auto">{name}</Told>
      </th>
      <td className="milestone-due">
        <Day of={dueDate} />
        {isOverdue && (
          <span className="overdue">
            {" "}
            <Icon name="warning" />
            <span className="unseen">overdue</span>
          </span>
        )}
      </td>
      <td className="milestone-po">{purchaseOrderNumber && <bdi>{purchaseOrderNumber}</bdi>}</td>
      <td className="milestone-amount">
        <Told>
          <Money of={amount} bare />
        </Told>
      </td>
      <td className="milestone-standing">
        <MilestoneStanding of={milestone} isAmended={isAmended} />
        {act}
      </td>
    </tr>
  );
});
