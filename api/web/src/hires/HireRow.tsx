import { graphql, type FragmentType, unmask } from "../gql";
import { useLit } from "../live/Live";
import { inPath, Link } from "../router/router";
import { useViewer } from "../session/viewer";
import { Money } from "../ui/Money";
import { Progress } from "../ui/Progress";
import { UNITS } from "../ui/rates";
import { HireStatusMark } from "../ui/Status";

const HIRE_ROW = graphql(`
  fragment HireRow on Hire {
    id
    number
    title
    status
    isAwaitingSignature
    company {
      id
      name
    }
    worker {
      id
      name
    }
    progress {
      total
      completed
      pendingApproval
      overdue
    }
    rate {
      type
      amount {
        amount
        currency
      }
    }
    totalAmount {
      amount
      currency
    }
  }
`);

/** One hire of a list: what it is, with whom, how far it has come. */
export function HireRow({ of }: { of: FragmentType<typeof HIRE_ROW> }) {
  const hire = unmask(HIRE_ROW, of);
  const { worker: isContractor } = useViewer();
  const { progress, rate } = hire;
  const sum = hire.totalAmount ?? rate.amount;
  return (
    <tr className={useLit(hire.id)}>
      <th scope="row">
        <Link to={`hires/${inPath(hire.id)}`} className="row-link" dir="auto">
          {hire.title}
        </Link>
        <small>
          {hire.number} · <bdi>{isContractor ? hire.company.name : hire.worker.name}</bdi>
        </small>
      </th>
      <td className="cell-status">
        <HireStatusMark status={hire.status} />
        {hire.isAwaitingSignature && <small>To be signed</small>}
      </td>
      <td className="cell-progress">
        {rate.type === "MILESTONES" && (
          <Progress completed={progress.completed} pending={progress.pendingApproval} total={progress.total} />
        )}
        {progress.overdue > 0 && <small className="overdue">{progress.overdue} overdue</small>}
      </td>
      <td className="cell-sum">
        {sum && <Money of={sum} />}
        <small>{UNITS[rate.type]}</small>
      </td>
    </tr>
  );
}
