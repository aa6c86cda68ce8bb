import { type FragmentType, graphql, unmask } from "../gql";
import type { DocumentFormat } from "../gql/graphql";
import { DownloadState } from "../hire/DownloadState";
import { useDownload } from "../hire/useDownload";
import { Button } from "../ui/Button";

const FILES = graphql(`
  fragment ContractFiles on Contract {
    id
    version
    documentFormats
  }
`);

const NAMES: Record<DocumentFormat, string> = { STANDARD: "Save the PDF", CUSTOM: "Save it in the company's layout" };

/** The documents of a version, each behind a button: the server makes them for who asks. */
export function ContractFiles({ of }: { of: FragmentType<typeof FILES> }) {
  const { id, version, documentFormats } = unmask(FILES, of);
  const download = useDownload();
  if (!documentFormats.length) return null;
  return (
    <section className="files" aria-labelledby="files">
      <h2 id="files">As a document</h2>
      <div className="acts">
        {documentFormats.map((format) => (
          <Button
            key={format}
            aria-label={`${NAMES[format]} of version ${version}`}
            onPress={() => download.start(id, format)}
          >
            {NAMES[format]}
          </Button>
        ))}
      </div>
      <DownloadState of={download} />
    </section>
  );
}
