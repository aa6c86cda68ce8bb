import { reasonAgainst } from "../client/permissions";
import { type FragmentType, graphql, unmask } from "../gql";
import { inPath, Link } from "../router/router";

const UNSIGNABLE = graphql(`
  fragment Unsignable on Contract {
    id
    version
    viewerCanSign {
      allowed
      reasons {
        code
        message
        path
      }
    }
    hire {
      id
      company {
        id
        name
      }
      latestContract {
        id
        version
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof UNSIGNABLE>;
  isNameKept: boolean;
}

/** In the place of Sign, where it could be signed until a moment ago: why not any more, and where to go on. */
export function Unsignable({ of, isNameKept }: Props) {
  const { id, version, viewerCanSign, hire } = unmask(UNSIGNABLE, of);
  const { latestContract: latest } = hire;
  return (
    <div className="unsignable" role="alert">
      {latest.id === id ? (
        <>
          <p>It cannot be signed like this: the company has to send it anew. {reasonAgainst(viewerCanSign)}</p>
          <Link to={`hires/${inPath(hire.id)}`}>
            Write to <bdi>{hire.company.name}</bdi>
          </Link>
        </>
      ) : (
        <>
          <p>
            Version {latest.version} has taken the place of version {version} while you were reading. Nothing was signed
            {isNameKept && ", and your name stays typed"}.
          </p>
          <Link to={`hires/${inPath(hire.id)}/sign/${inPath(latest.id)}`} className="button primary">
            Go on with version {latest.version}
          </Link>
        </>
      )}
    </div>
  );
}
