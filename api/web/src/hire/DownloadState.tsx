import { Button } from "../ui/Button";
import type { Download } from "./useDownload";

/** What becomes of a download, in words: documents may have to be made first. */
export function DownloadState({ of: { state, again } }: { of: Download }) {
  if (state.is === "failed") {
    return (
      <div className="problem" role="alert">
        <p className="problem-title">There is no document</p>
        <p>{state.message}</p>
        <Button onPress={again}>Try again</Button>
      </div>
    );
  }
  return (
    <p role="status" className="download-state">
      {state.is === "working" && "Fetching the document …"}
      {state.is === "made" && "The document is being made. It is saved by itself as soon as it is there …"}
      {state.is === "saved" && `Saved as ${state.filename}`}
    </p>
  );
}
