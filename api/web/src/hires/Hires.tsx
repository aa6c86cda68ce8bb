import { type FragmentType, graphql, unmask } from "../gql";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Paging } from "../ui/Paging";
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
  const page = unmask(HIRES, of);
  const { edges, pageInfo } = page;
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
      <Paging
        of={page}
        words={["hire", "hires"]}
        page={edges[0]!.cursor}
        first={asked.after === null ? null : { label: "First page", go: asked.first }}
        next={pageInfo.hasNextPage ? { label: "Older hires", go: () => asked.next(pageInfo.endCursor!) } : null}
      />
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
