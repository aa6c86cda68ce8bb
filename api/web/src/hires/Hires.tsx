import { type FragmentType, graphql, unmask } from "../gql";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { HireRow } from "./HireRow";
import type { Asked } from "./useAsked";

const HIRES = graphql(`
  fragment Hires on HireConnection {
    edges {
      cursor
      node {
        id
        ...HireRow
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
    totalCount
    totalCountIsExact
  }
`);

/** A page of hires. */
export function Hires({ of, asked }: { of: FragmentType<typeof HIRES>; asked: Asked }) {
  const { edges, pageInfo, totalCount, totalCountIsExact } = unmask(HIRES, of);
  if (!edges.length) return <None isFiltered={asked.isFiltered} onAll={asked.all} />;
  return (
    <>
      <table className="hires">
        <thead>
          <tr>
            <th scope="col">Hire</th>
            <th scope="col">Status</th>
            <th scope="col">Progress</th>
            <th scope="col" className="cell-sum">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <HireRow key={node.id} of={node} />
          ))}
        </tbody>
      </table>
      <div className="paging">
        <span>
          {totalCountIsExact ? totalCount : `More than ${totalCount}`} {totalCount === 1 ? "hire" : "hires"}
        </span>
        {asked.after !== null && <Button onPress={asked.first}>First page</Button>}
        {pageInfo.hasNextPage && <Button onPress={() => asked.next(pageInfo.endCursor!)}>Older hires</Button>}
      </div>
    </>
  );
}

function None({ isFiltered, onAll }: { isFiltered: boolean; onAll: () => void }) {
  if (!isFiltered) return <Empty title="There are no hires yet." />;
  return (
    <Empty title="No hire fits.">
      <Button onPress={onAll}>Show all hires</Button>
    </Empty>
  );
}
