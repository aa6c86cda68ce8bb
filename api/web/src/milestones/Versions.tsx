import { type FragmentType, graphql, unmask } from "../gql";
import type { VersionsFragment } from "../gql/graphql";
import { MomentDay } from "../ui/Time";

const VERSIONS = graphql(`
  fragment Versions on Hire {
    id
    worker {
      id
      name
    }
    latestContract {
      id
      version
      status
      issuedAt
    }
    activeContract {
      id
      version
    }
    contracts(first: 1) {
      edges {
        node {
          id
          version
          status
        }
      }
    }
  }
`);

/** Which version is in force, which one awaits whose signature since when, and that the newest was declined. */
export function Versions({ of }: { of: FragmentType<typeof VERSIONS> }) {
  const hire = unmask(VERSIONS, of);
  const { activeContract: active, latestContract: latest } = hire;
  const newest = hire.contracts.edges[0]!.node;
  return (
    <p className="versions">
      {active && <span>Version {active.version} in force</span>}
      {active && active.id !== latest.id && " · "}
      {active?.id !== latest.id && <Latest of={hire} />}
      {newest.id !== latest.id && newest.status === "DECLINED" && (
        <span>
          {" "}
          · <bdi>{hire.worker.name}</bdi> declined version {newest.version}
        </span>
      )}
    </p>
  );
}

function Latest({ of: { latestContract: latest, worker } }: { of: VersionsFragment }) {
  const { version, status, issuedAt } = latest;
  switch (status) {
    case "DRAFT":
      return <span>A draft of version {version}: only your company sees it</span>;
    case "PENDING_SIGNATURE":
      return (
        <strong>
          Version {version} awaits the signature of <bdi>{worker.name}</bdi>
          {issuedAt && (
            <>
              {" "}
              since <MomentDay of={issuedAt} />
            </>
          )}
        </strong>
      );
    case "DECLINED":
      return (
        <span>
          <bdi>{worker.name}</bdi> declined version {version}
        </span>
      );
    default:
      return <span>Version {version} was taken back</span>;
  }
}
