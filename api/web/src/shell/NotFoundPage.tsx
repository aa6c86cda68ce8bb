import { Link, usePageTitle } from "../router/router";
import { Empty } from "../ui/Empty";

export function NotFoundPage() {
  usePageTitle("Not found");
  return (
    <>
      <h1>There is no such page</h1>
      <Empty title="The address may have been mistyped, or the page is not there any more.">
        <Link to="">Go to the hires</Link>
      </Empty>
    </>
  );
}
