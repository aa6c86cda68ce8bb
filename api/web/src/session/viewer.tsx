import { createContext, type ReactNode, useContext, useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import type { ViewerQuery } from "../gql/graphql";
import { Starting } from "../shell/Starting";
import { prepareFormats } from "../ui/formats";
import { Problem } from "../ui/Problem";
import { recognise } from "./session";

const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      role
      isSupport
      company {
        id
        name
        currency
      }
      worker {
        id
      }
    }
  }
`);

export type Viewer = ViewerQuery["viewer"];

const Context = createContext<Viewer | null>(null);

/** Who is signed in, for everything below. */
export function WithViewer({ children }: { children: ReactNode }) {
  const [{ data, error }, again] = useQuery({ query: VIEWER });
  const id = data?.viewer.id;
  useEffect(prepareFormats, []);
  useEffect(() => {
    if (id) recognise(id);
  }, [id]);
  if (data) return <Context value={data.viewer}>{children}</Context>;
  if (!error) return <Starting />;
  return (
    <main>
      <h1>Milestones</h1>
      <Problem of={error} onAgain={() => again({ requestPolicy: "network-only" })} />
    </main>
  );
}

export function useViewer(): Viewer {
  return useContext(Context)!;
}
