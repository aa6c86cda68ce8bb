import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import type { VersionStandingFragment } from "../gql/graphql";
import { inPath, Link } from "../router/router";
import { Moment } from "../ui/Time";

const STANDING = graphql(`
  fragment VersionStanding on Contract {
    id
    version
    status
    note
    issuedAt
    issuedBy {
      id
      name
    }
    viewerCanSign {
      allowed
    }
    signature {
      signedName
      signedAt
    }
    hire {
      id
      status
      worker {
        id
        name
      }
      latestContract {
        id
        version
        status
      }
    }
  }
`);

/** Where a version stands, in a sentence; and the way to the one that counts now, where that is another. */
export function VersionStanding({ of }: { of: FragmentType<typeof STANDING> }) {
  const contract = unmask(STANDING, of);
  const { latestContract: latest, id } = contract.hire;
  const isOvertaken = latest.id !== contract.id;
  return (
    <div className={isOvertaken ? "version-standing overtaken" : "version-standing"}>
      <div role="status">{sentenceOf(contract)}</div>
      {isOvertaken && (
        <Link to={`hires/${inPath(id)}/sign/${inPath(latest.id)}`} className="button primary">
          Read version {latest.version}
        </Link>
      )}
    </div>
  );
}

function sentenceOf(contract: VersionStandingFragment): ReactNode {
  const { version, status, signature, issuedAt, issuedBy, note, hire, viewerCanSign } = contract;
  const { latestContract: latest, worker } = hire;
  switch (status) {
    case "DRAFT":
      return <p>It was not offered yet: nobody but the company sees it.</p>;
    case "PENDING_SIGNATURE":
      return (
        <>
          <p>
            <bdi>{issuedBy?.name ?? "The company"}</bdi> sent it, {issuedAt && <Moment of={issuedAt} />}. It waits for{" "}
            {viewerCanSign.allowed ? (
              "your signature."
            ) : (
              <>
                the signature of <bdi>{worker.name}</bdi>.
              </>
            )}
          </p>
          {note && <blockquote dir="auto">{note}</blockquote>}
        </>
      );
    case "DECLINED":
      return <p>It was declined.</p>;
    case "WITHDRAWN":
      return latest.version > version ? (
        <p className="overtaken-title">
          Version {latest.version} has taken its place: this one can be signed no more. Nothing was signed.
        </p>
      ) : (
        <p>The company took it back. Nothing was signed, and nothing is to be done.</p>
      );
    default:
      return (
        signature && (
          <p>
            Signed as “<bdi>{signature.signedName}</bdi>”, <Moment of={signature.signedAt} />.{" "}
            {status === "SIGNED" ? "It is in force." : "A newer version has taken its place since."}
          </p>
        )
      );
  }
}
