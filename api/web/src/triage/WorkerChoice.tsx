import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Problem";
import { Select } from "../ui/Select";
import { AddWorker } from "./AddWorker";

const WORKERS = graphql(`
  query HirableWorkers($search: String) {
    viewer {
      id
      company {
        id
        viewerCanAddWorker {
          allowed
        }
        workers(first: 200, search: $search) {
          edges {
            node {
              id
              name
              email
              engagementType
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`);

interface Props {
  company: string;
  value: string;
  error: string | undefined;
  onChoose: (worker: string) => void;
}

/** One of the people whom the company may hire. Where they are too many for a list, they are searched. */
export function WorkerChoice({ company, value, error, onChoose }: Props) {
  const [search, type] = useState("");
  const [{ data, error: problem }, read] = useQuery({ query: WORKERS, variables: { search: search || null } });
  const reread = () => read({ requestPolicy: "network-only" });
  const found = data?.viewer.company;
  const isLong = search !== "" || found?.workers.pageInfo.hasNextPage;
  if (problem && !data) return <Problem of={problem} onAgain={reread} />;
  return (
    <div className="worker-choice">
      {isLong && <Field label="Search people" type="search" value={search} onChange={(event) => type(event.target.value)} />}
      <Select label="Contractor" value={value} error={error} aria-required onChange={(event) => onChoose(event.target.value)}>
        <option value="">Choose somebody</option>
        {found?.workers.edges.map(({ node: { id, name, email, engagementType } }) => (
          <option key={id} value={id}>
            {`${name} · ${email}${engagementType === "PAYROLL" ? " · on the payroll" : ""}`}
          </option>
        ))}
      </Select>
      {found?.viewerCanAddWorker.allowed && (
        <AddWorker
          company={company}
          onAdded={(worker) => {
            type("");
            reread();
            onChoose(worker);
          }}
        />
      )}
    </div>
  );
}
