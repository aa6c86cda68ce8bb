/** The milestones of a hire as they stand now, for the form: opened from, and compared with. */

import { type FragmentType, graphql, unmask } from "../../gql";
import type { MilestoneStatus } from "../../gql/graphql";
import { byDueDate, type Draft, newRow } from "./draft";
import { type Values, valuesOf } from "./values";

const EDITABLE_MILESTONE = graphql(`
  fragment EditableMilestone on Milestone {
    id
    name
    dueDate
    purchaseOrderNumber
    isLocked
    status
    amount {
      amount
      currency
    }
    viewerCanEdit {
      allowed
      reasons {
        code
        message
      }
    }
  }
`);

const EDITABLE = graphql(`
  fragment EditableMilestones on Hire {
    id
    version
    milestones(first: 200) {
      edges {
        node {
          id
          ...EditableMilestone
        }
      }
    }
    pendingRemovals {
      id
      ...EditableMilestone
    }
  }
`);

export type Editable = FragmentType<typeof EDITABLE>;

export interface Standing {
  values: Values;
  isRemoved: boolean;
  isLocked: boolean;
  status: MilestoneStatus;
  /** Why nothing of it may be changed now, in the API's words. */
  lock: string | null;
}

export interface Standings {
  version: number;
  /** By global id, in the order of the list. */
  of: ReadonlyMap<string, Standing>;
}

export function standingsOf(of: Editable): Standings {
  const hire = unmask(EDITABLE, of);
  const listed = hire.milestones.edges.map(({ node }) => entry(node, false));
  return { version: hire.version, of: new Map([...listed, ...hire.pendingRemovals.map((node) => entry(node, true))]) };
}

function entry(of: FragmentType<typeof EDITABLE_MILESTONE>, isRemoved: boolean): [string, Standing] {
  const node = unmask(EDITABLE_MILESTONE, of);
  const lock = node.viewerCanEdit.reasons.find(({ code }) => code === "MILESTONE_LOCKED");
  const { id, isLocked, status } = node;
  return [id, { values: valuesOf(node), isRemoved, isLocked, status, lock: lock?.message ?? null }];
}

export function openedFrom({ version, of }: Standings, cursor: string): Draft {
  const rows = [...of].map(([milestone, { values, isRemoved, isLocked }]) => ({
    ...newRow(values),
    key: milestone,
    milestone,
    base: values,
    wasRemoved: isRemoved,
    isRemoved,
    isLocked,
  }));
  return { version, cursor, rows: rows.sort(byDueDate), note: "" };
}
