import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { useLit } from "../live/Live";
import { Money } from "../ui/Money";
import { UNITS } from "../ui/rates";
import { HireStatusMark } from "../ui/Status";
import { Day } from "../ui/Time";
import { DownloadState } from "./DownloadState";
import { HireMenu } from "./HireMenu";
import { NextSteps } from "./NextSteps";
import { useDownload } from "./useDownload";
import { VersionWords } from "./VersionWords";

const CONTRACT_DETAILS = graphql(`
  fragment ContractDetails on Hire {
    id
    status
    description
    additionalTerms
    startDate
    endDate
    totalAmount {
      amount
      currency
    }
    rate {
      type
      amount {
        amount
        currency
      }
    }
    activeContract {
      id
      version
      signature {
        signedAt
      }
    }
    latestContract {
      id
      version
      status
      issuedAt
    }
    ...NextSteps
    ...HireMenu
  }
`);

/** What was agreed on, where it stands, who has to act next, and what else can be done behind the menu. */
export function ContractDetails({ of }: { of: FragmentType<typeof CONTRACT_DETAILS> }) {
  const hire = unmask(CONTRACT_DETAILS, of);
  const download = useDownload();
  const { id, status, description, additionalTerms, startDate, endDate, totalAmount, rate } = hire;
  return (
    <section className={`contract-details ${useLit(id)}`} aria-labelledby="contract-details">
      <div className="section-head">
        <h2 id="contract-details">Contract details</h2>
        <HireMenu of={hire} onDownload={download.start} />
      </div>
      <DownloadState of={download} />
      <NextSteps of={hire} />
      <dl className="facts">
        <Fact name="Status">
          <HireStatusMark status={status} />
        </Fact>
        <Fact name="Version">
          <VersionWords of={hire} />
        </Fact>
        {totalAmount && (
          <Fact name="Total">
            <Money of={totalAmount} />
          </Fact>
        )}
        {rate.amount && (
          <Fact name="Rate">
            <Money of={rate.amount} /> {UNITS[rate.type]}
          </Fact>
        )}
        {(startDate || endDate) && (
          <Fact name="Dates">
            {startDate && (
              <>
                from <Day of={startDate} />
              </>
            )}{" "}
            {endDate && (
              <>
                until <Day of={endDate} />
              </>
            )}
          </Fact>
        )}
      </dl>
      {(description || additionalTerms) && (
        <details className="agreed-texts">
          <summary>Description{additionalTerms && " and terms"}</summary>
          <p dir="auto">{description}</p>
          {additionalTerms && <p dir="auto">{additionalTerms}</p>}
        </details>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
