import { Day, daysBetween, useToday } from "../ui/Time";

interface Props {
  milestone: { dueDate: string; isOverdue: boolean };
  /** What it belongs to. */
  of?: string;
}

/** "Webshop · due 25 Nov, 3 days overdue". Whether it is overdue, the API says. */
export function Due({ milestone: { dueDate, isOverdue }, of }: Props) {
  const late = daysBetween(dueDate, useToday());
  return (
    <>
      {of && (
        <>
          <bdi>{of}</bdi> ·{" "}
        </>
      )}
      due <Day of={dueDate} />
      {isOverdue && `, ${late === 1 ? "1 day" : `${late} days`} overdue`}
    </>
  );
}
