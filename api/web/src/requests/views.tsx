import type { PaymentRequestFilterInput, PaymentRequestOrder } from "../gql/graphql";
import { Link, usePlace } from "../router/router";

interface AView {
  label: string;
  filter: PaymentRequestFilterInput;
  orderBy: PaymentRequestOrder;
  /** Said where there is none. */
  nothing: string;
}

export const VIEWS = {
  decide: {
    label: "To decide",
    filter: { statuses: ["PENDING"] },
    orderBy: "OLDEST_FIRST",
    nothing: "Nothing waits for you.",
  },
  pay: {
    label: "To be paid",
    filter: { statuses: ["APPROVED"], paid: false },
    orderBy: "OLDEST_FIRST",
    nothing: "Everything that was approved is paid.",
  },
  paid: { label: "Paid", filter: { paid: true }, orderBy: "NEWEST_FIRST", nothing: "Nothing was paid yet." },
  all: { label: "All", filter: {}, orderBy: "NEWEST_FIRST", nothing: "Nobody has asked for a payment yet." },
} satisfies Record<string, AView> as Record<View, AView>;

type View = "decide" | "pay" | "paid" | "all";

/** Which of them the address names. */
export function useView(): View {
  const wanted = usePlace().query.get("show") as View;
  return wanted in VIEWS ? wanted : "decide";
}

export function ViewLinks({ view }: { view: View }) {
  return (
    <nav aria-label="Requests" className="views">
      {Object.entries(VIEWS).map(([name, { label }]) => (
        <Link
          key={name}
          to={name === "decide" ? "requests" : `requests?show=${name}`}
          aria-current={name === view ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
