import type { ReactNode } from "react";
import { Money } from "../ui/Money";
import { Day } from "../ui/Time";
import { type AgreedMilestone, agreedIn } from "./agreed";

const RATES: Record<string, string> = {
  FIXED: "for all of it",
  HOURLY: "an hour",
  DAILY: "a day",
  WEEKLY: "a week",
  MONTHLY: "a month",
};

/** What is signed, laid out for reading. Nothing where the text cannot be read so: it stands below, as it is. */
export function Agreement({ content }: { content: string }) {
  const agreed = agreedIn(content);
  if (!agreed) return null;
  const { company, worker, title, description, additionalTerms, startDate, endDate, currency, rate } = agreed;
  return (
    <section className="agreement" aria-labelledby="agreement">
      <h2 id="agreement">What it says</h2>
      <dl className="agreement-facts">
        <Fact name="Work">
          <bdi>{title}</bdi>
        </Fact>
        <Fact name="Company">
          <bdi>{company}</bdi>
        </Fact>
        <Fact name="Contractor">
          <bdi>{worker.name}</bdi>
          <small>{worker.email}</small>
        </Fact>
        {startDate && (
          <Fact name="From">
            <Day of={startDate} />
          </Fact>
        )}
        {endDate && (
          <Fact name="Until">
            <Day of={endDate} />
          </Fact>
        )}
        {rate.amount && (
          <Fact name="Rate">
            <Money of={{ amount: rate.amount, currency }} /> {RATES[rate.type]}
          </Fact>
        )}
      </dl>
      <Text title="Description">{description}</Text>
      <Text title="Additional terms">{additionalTerms}</Text>
      {rate.milestones && <Milestones of={rate.milestones} total={rate.totalAmount} currency={currency} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Text({ title, children }: { title: string; children: string | null }) {
  if (!children) return null;
  return (
    <div>
      <h3>{title}</h3>
      <p className="agreement-text" dir="auto">
        {children}
      </p>
    </div>
  );
}

interface MilestonesProps {
  of: readonly AgreedMilestone[];
  total: string | undefined;
  currency: string;
}

function Milestones({ of, total, currency }: MilestonesProps) {
  return (
    <table className="agreed-milestones">
      <thead>
        <tr>
          <th scope="col">Milestone</th>
          <th scope="col">Due</th>
          <th scope="col" className="sum">
            {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ name, dueDate, amount }, index) => (
          <tr key={index}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <Day of={dueDate} />
            </td>
            <td className="sum">
              <Money of={{ amount, currency }} bare />
            </td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td className="sum">
              <Money of={{ amount: total, currency }} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
