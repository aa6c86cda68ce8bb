import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { MilestoneRow } from "./MilestoneRow";
import { MilestoneTotal } from "./MilestoneTotal";
import "./milestones.css";

const MILESTONE_LIST = graphql(`
  fragment MilestoneList on Hire {
    id
    status
    activeContract {
      id
    }
    milestones(first: 200) {
      edges {
        node {
          id
          dueDate
          ...MilestoneRow
        }
      }
    }
    pendingRemovals {
      id
      dueDate
      ...MilestoneRow
    }
    progress {
      completed
      ...MilestoneTotal
    }
  }
`);

interface Props {
  of: FragmentType<typeof MILESTONE_LIST>;
  /** What can be done with a milestone here, by its id; it stands beside its status. */
  actOn?: (milestone: string) => ReactNode;
}

/** A hire's milestones by due date, those with a removal to be signed among them, and their total. */
export function MilestoneList({ of, actOn }: Props) {
  const { milestones, pendingRemovals, activeContract, progress } = unmask(MILESTONE_LIST, of);
  const rows = [...milestones.edges.map(({ node }) => node), ...pendingRemovals];
  rows.sort((one, other) => (one.dueDate < other.dueDate ? -1 : one.dueDate > other.dueDate ? 1 : 0));
  return (
    <div className="milestone-list">
      <table className="milestones" aria-label="Milestones">
        <thead>
          <tr>
            <th scope="col" className="milestone-name">
              Milestone
            </th>
            <th scope="col">Due</th>
            <th scope="col">PO number</th>
            <th scope="col" className="milestone-amount">
              Amount
            </th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((milestone) => (
            <MilestoneRow
              key={milestone.id}
              of={milestone}
              isAmended={activeContract !== null}
              act={actOn?.(milestone.id)}
            />
          ))}
        </tbody>
      </table>
      <MilestoneTotal of={progress} />
    </div>
  );
}
