import { type FragmentType, graphql, unmask } from "../gql";
import { less } from "../ui/decimals";
import { Money } from "../ui/Money";

const MILESTONE_TOTAL = graphql(`
  fragment MilestoneTotal on MilestoneProgress {
    totalAmount {
      amount
      currency
    }
    completedAmount {
      amount
    }
    pendingAmount {
      amount
    }
  }
`);

/** The total in the lower right corner, and how much of it is approved, requested and open. */
export function MilestoneTotal({ of }: { of: FragmentType<typeof MILESTONE_TOTAL> }) {
  const { totalAmount, completedAmount, pendingAmount } = unmask(MILESTONE_TOTAL, of);
  const { amount: total, currency } = totalAmount;
  const [approved, requested] = [completedAmount.amount, pendingAmount.amount];
  const open = less(total, approved, requested);
  return (
    <div className="total-line">
      <div className="total-share">
      <svg className="total-bar" viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="rest" width={total} height="1" />
        <rect className="completed" width={approved} height="1" />
        <rect className="pending" x={approved} width={requested} height="1" />
      </svg>
      <ul className="total-parts">
        <li className="completed">
          <Money of={{ amount: approved, currency }} bare /> approved
        </li>
        <li className="pending">
          <Money of={{ amount: requested, currency }} bare /> requested
        </li>
        <li>
          <Money of={{ amount: open, currency }} bare /> open
        </li>
      </ul>
      </div>
      <p className="total">
        <span>Total</span> <Money of={totalAmount} />
      </p>
    </div>
  );
}
