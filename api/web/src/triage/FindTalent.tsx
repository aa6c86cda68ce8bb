import { useEffect, useState } from "react";
import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { graphql } from "../gql";
import type { RateType } from "../gql/graphql";
import { keep, keptAt } from "../kept";
import { Link } from "../router/router";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";
import { Field, TextArea } from "../ui/Field";
import { useFirstWrong } from "../ui/useFirstWrong";
import { useKeptKey } from "../useKept";
import { type OfferedRate, RateChoice } from "./RateChoice";

const POST_JOB = graphql(`
  mutation PostJob($input: PostJobInput!) {
    postJob(input: $input) {
      job {
        id
        title
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Post {
  title: string;
  description: string;
  rateType: RateType;
}

const BLANK: Post = { title: "", description: "", rateType: "HOURLY" };

/** A job post that looks for somebody. Milestones are not for it, and the rate says why. */
export function FindTalent({ company, rates }: { company: string; rates: readonly OfferedRate[] }) {
  const key = useKeptKey("job");
  const [post, write] = useState(() => keptAt<Post>(key) ?? BLANK);
  const [posted, tell] = useState<string | null>(null);
  useEffect(() => keep(key, post.title || post.description ? post : null), [key, post]);
  const act = useAct(POST_JOB);
  const form = useFirstWrong<HTMLFormElement>(act.refusals);
  const done = (payload: Awaited<ReturnType<typeof act.again>>) => {
    if (!payload?.job) return;
    tell(payload.job.title);
    write(BLANK);
  };
  if (posted !== null) {
    return (
      <div className="stack" role="status">
        <p className="saved">
          <bdi>{posted}</bdi> is posted.
        </p>
        <Link to="">Go to the hires</Link>
      </div>
    );
  }
  return (
    <form
      className="new-hire"
      ref={form}
      aria-label="New job post"
      onSubmit={(event) => {
        event.preventDefault();
        void act.press({ company, ...post }).then(done);
      }}
    >
      <Field
        label="Title"
        dir="auto"
        value={post.title}
        error={at(act.refusals, "title")}
        onChange={(event) => write({ ...post, title: event.target.value })}
      />
      <TextArea
        label="Description"
        hint="If the work comes in steps, list them here."
        dir="auto"
        value={post.description}
        error={at(act.refusals, "description")}
        onChange={(event) => write({ ...post, description: event.target.value })}
      />
      <RateChoice rates={rates} value={post.rateType} onChange={(rateType) => write({ ...post, rateType })} />
      <ActOutcome of={{ ...act, again: () => act.again().then(done) }} shown={["title", "description"]} />
      <div className="acts">
        <Button look="primary" type="submit" isWorking={act.isWorking}>
          Post the job
        </Button>
      </div>
    </form>
  );
}
